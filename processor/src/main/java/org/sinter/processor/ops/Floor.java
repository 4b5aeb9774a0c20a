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

/** The largest integer not above x; its gradient is 0. */
public record Floor() implements Elementwise {

  @Override
  public String name() {
    return "floor";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr r = Expr.of(UnaryOp.ROUND, Expr.arg(0));
    return Expr.select(Comparison.GREATER, r, Expr.arg(0), r.minus(Expr.constant(1)), r);
  }

  @Override
  public double scalar(double... x) {
    return Math.floor(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "floor";
    }

    @Override
    public List<String> onnx() {
      return List.of("Floor");
    }

    @Override
    public Floor create(Attributes attributes) {
      return new Floor();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 0.9, Shape.batchOf(5)), Sample.of(-1.9, -1.1, Shape.of(2, 2)));
    }
  }
}
