package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The product over axes, one after the other: the last of running products, whose gradient is right
 * where factors are 0.
 */
public record Product(List<Integer> axes, boolean keepDims) implements Folding {

  public Product {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "product";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    Value product = x;
    for (int axis : reduced.reversed()) {
      product = CumulativeProduct.last(e, product, axis);
    }
    return product;
  }

  /** The number of examples is not known, so that there is no last of them. */
  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    axes.forEach(axis -> Axes.one(name(), axis, shape));
    return Folding.super.infer(operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "product";
    }

    @Override
    public List<String> onnx() {
      return List.of("ReduceProd");
    }

    @Override
    public Product create(Attributes attributes) {
      return new Product(
          attributes.integers("axes", List.of()), attributes.flag("keepDims", false));
    }

    @Override
    public List<Sample> samples() {
      return Axes.samples().stream()
          .filter(s -> !s.attributes().integers("axes", List.of()).contains(Axes.BATCH))
          .toList();
    }
  }
}
