package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The variance over axes in two passes: {@code sum((x - mean)^2) / (n - correction)}. */
public record Variance(List<Integer> axes, boolean keepDims, int correction) implements Folding {

  public Variance {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "variance";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    return of(e, x, reduced, correction);
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    check(name(), axes, correction, operands.getFirst().shape());
    return Folding.super.infer(operands);
  }

  static void check(String op, List<Integer> axes, int correction, Shape shape) {
    Dim count = Axes.count(shape, Axes.of(op, axes, shape));
    if (count.isLiteral() && count.literal() <= correction) {
      throw Message.ATTRIBUTE_RANGE
          .with(op, "correction", correction, "less than the " + count + " elements")
          .at("correction");
    }
  }

  static int correction(String op, Attributes attributes) {
    int correction = attributes.integer("correction", 1);
    if (correction != 0 && correction != 1) {
      throw Message.ATTRIBUTE_RANGE.with(op, "correction", correction, "0 or 1").at("correction");
    }
    return correction;
  }

  static Value of(Expansion e, Value x, List<Integer> reduced, int correction) {
    List<Dim> extents = reduced.stream().map(x.shape()::dim).toList();
    Value mean = Axes.mean(e, e.add(new ReduceSum(reduced), x), extents);
    Value repeated = Axes.repeated(e, mean, x.shape(), reduced);
    Value centred = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), x, repeated);
    Value squares = e.map("square", Expr.arg(0).times(Expr.arg(0)), centred);
    Value sum = e.add(new ReduceSum(reduced), squares);
    if (correction == 0) {
      return Axes.mean(e, sum, extents);
    }
    Dim count = Axes.count(x.shape(), reduced);
    if (count.isLiteral()) {
      return e.add(new Scale(1.0 / (count.literal() - correction)), sum);
    }
    Value n = e.add(new Extent(count, sum.type()));
    return e.map("divide", Expr.arg(0).over(Expr.arg(1).minus(Expr.constant(correction))), sum, n);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "variance";
    }

    @Override
    public Variance create(Attributes attributes) {
      return new Variance(
          attributes.integers("axes", List.of()),
          attributes.flag("keepDims", false),
          correction("variance", attributes));
    }

    @Override
    public List<Sample> samples() {
      return Stream.of(0, 1)
          .flatMap(c -> Axes.samples(Attributes.none().with("correction", c)).stream())
          .toList();
    }
  }
}
