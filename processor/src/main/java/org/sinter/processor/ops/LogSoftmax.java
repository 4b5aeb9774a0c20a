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
 * The logarithms of {@link Softmax}: {@code x - m - log(sum exp(x - m))} with m the largest x,
 * finite where the probability itself is 0 in float.
 *
 * @param axis of an example, from the end where negative
 */
public record LogSoftmax(int axis) implements Composite {
  @Override
  public String name() {
    return "log_softmax";
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
    Value log = e.add(new Log(), shifted.sum());
    return e.map(
        "subtract",
        Expr.arg(0).minus(Expr.arg(1)),
        shifted.logits(),
        Shifted.repeated(e, log, shape, along));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log_softmax";
    }

    @Override
    public List<String> onnx() {
      return List.of("LogSoftmax");
    }

    @Override
    public LogSoftmax create(Attributes attributes) {
      return new LogSoftmax(attributes.integer("axis", -1));
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
