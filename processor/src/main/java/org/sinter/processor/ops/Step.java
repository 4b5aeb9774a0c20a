package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code x >= 0 ? 1 : 0}, the perceptron's decision; its gradient is zero everywhere. */
public record Step() implements Elementwise {

  @Override
  public String name() {
    return "step";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.select(
        Comparison.GREATER_EQUAL,
        Expr.arg(0),
        Expr.constant(0),
        Expr.constant(1),
        Expr.constant(0));
  }

  @Override
  public double scalar(double... x) {
    return x[0] >= 0 ? 1 : 0;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "step";
    }

    @Override
    public Step create(Attributes attributes) {
      return new Step();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 2, Shape.batchOf(3)), Sample.of(-2, -0.1, Shape.of(2, 5)));
    }
  }
}
