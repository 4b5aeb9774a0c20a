package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
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
 * Probabilities over the last axis: {@code exp(x - m) / sum(exp(x - m))} with m the largest x, so
 * that no exponential exceeds 1. No gradient flows through m, because the result does not depend on
 * it.
 */
public record Softmax() implements Composite {

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    if (shape.example().rank() == 0) {
      throw Message.RANK.with(name(), "numbers on a last axis", shape);
    }
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Shifted shifted = Shifted.of(e, operands.getFirst());
    Value reciprocal = e.map("reciprocal", Expr.constant(1).over(Expr.arg(0)), shifted.sum());
    return e.map(
        "multiply",
        Expr.arg(0).times(Expr.arg(1)),
        shifted.exponentials(),
        Shifted.repeated(e, reciprocal, operands.getFirst().shape()));
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
      return new Softmax();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(5)),
          Sample.of(-2, 2, Shape.batchOf(2, 3)),
          Sample.of(-50, 50, Shape.batchOf(3)),
          Sample.of(-2, 2, Shape.of(4)));
    }
  }
}
