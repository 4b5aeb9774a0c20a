package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.TensorType;

/** The root of the {@link Variance} over axes, with gradient 0 where it is 0. */
public record StandardDeviation(List<Integer> axes, boolean keepDims, int correction)
    implements Folding {

  public StandardDeviation {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "standard_deviation";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    return Roots.sqrt(e, Variance.of(e, x, reduced, correction));
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Variance.check(name(), axes, correction, operands.getFirst().shape());
    return Folding.super.infer(operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "standard_deviation";
    }

    @Override
    public StandardDeviation create(Attributes attributes) {
      return new StandardDeviation(
          attributes.integers("axes", List.of()),
          attributes.flag("keepDims", false),
          Variance.correction("standard_deviation", attributes));
    }

    @Override
    public List<Sample> samples() {
      return Stream.of(0, 1)
          .flatMap(c -> Axes.samples(Attributes.none().with("correction", c)).stream())
          .toList();
    }
  }
}
