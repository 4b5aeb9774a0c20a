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

/** The nearest integer, the even one of two; its gradient is 0. */
public record Round() implements Elementwise {

  @Override
  public String name() {
    return "round";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.ROUND, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.rint(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "round";
    }

    @Override
    public List<String> onnx() {
      return List.of("Round");
    }

    @Override
    public Round create(Attributes attributes) {
      return new Round();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.6, 1.4, Shape.batchOf(5)), Sample.of(-2.4, -1.6, Shape.of(2, 2)));
    }
  }
}
