package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/** The smallest integer not below x; its gradient is 0. */
public record Ceil() implements Elementwise {

  @Override
  public String name() {
    return "ceil";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr r = Expr.of(UnaryOp.ROUND, Expr.arg(0));
    return Expr.select(Comparison.GREATER, Expr.arg(0), r, r.plus(Expr.constant(1)), r);
  }

  @Override
  public double scalar(double... x) {
    return Math.ceil(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "ceil";
    }

    @Override
    public List<String> onnx() {
      return List.of("Ceil");
    }

    @Override
    public Ceil create(Attributes attributes) {
      return new Ceil();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 0.9, Shape.batchOf(5)), Sample.of(-1.9, -1.1, Shape.of(2, 2)));
    }
  }
}
