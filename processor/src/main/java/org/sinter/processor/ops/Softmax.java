package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Probabilities over an axis: {@code exp(x - m) / sum(exp(x - m))} with m the largest x, so that no
 * exponential exceeds 1. No gradient flows through m, because the result does not depend on it.
 *
 * @param axis of an example, from the end where negative
 */
public record Softmax(int axis) implements Composite {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public String label() {
    return axis == -1 ? name() : name() + "(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shifted.axis(name(), axis, operands.getFirst().shape());
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Shape shape = operands.getFirst().shape();
    int along = Shifted.axis(name(), axis, shape);
    Shifted shifted = Shifted.of(e, operands.getFirst(), along);
    Value reciprocal = e.map("reciprocal", Expr.constant(1).over(Expr.arg(0)), shifted.sum());
    return e.map(
        "multiply",
        Expr.arg(0).times(Expr.arg(1)),
        shifted.exponentials(),
        Shifted.repeated(e, reciprocal, shape, along));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "softmax";
    }

    @Override
    public List<String> onnx() {
      return List.of("Softmax");
    }

    @Override
    public Softmax create(Attributes attributes) {
      return new Softmax(attributes.integer("axis", -1));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(5)),
          Sample.of(-2, 2, Shape.batchOf(2, 3)),
          Sample.of(-50, 50, Shape.batchOf(3)),
          Sample.of(-2, 2, Shape.of(4)),
          Sample.of(Attributes.none().with("axis", 0), -2, 2, Shape.batchOf(4, 2)),
          Sample.of(Attributes.none().with("axis", 0), -2, 2, Shape.of(3, 4)));
    }
  }
}
