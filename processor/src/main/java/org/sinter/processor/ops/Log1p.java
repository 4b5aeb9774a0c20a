package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/** {@code log(1 + x)}, exact near 0; minus infinity at -1, NaN below. */
public record Log1p() implements Elementwise {

  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.LOG1P, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.log1p(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log1p";
    }

    @Override
    public Log1p create(Attributes attributes) {
      return new Log1p();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-0.5, 3, Shape.batchOf(5)), Sample.of(-0.001, 0.001, Shape.of(2, 2)));
    }
  }
}
