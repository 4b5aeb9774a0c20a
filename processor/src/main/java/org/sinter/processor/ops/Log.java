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

/** The natural logarithm; minus infinity at 0, NaN below. */
public record Log() implements Elementwise {

  @Override
  public String name() {
    return "log";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.LOG, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.log(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log";
    }

    @Override
    public List<String> onnx() {
      return List.of("Log");
    }

    @Override
    public Log create(Attributes attributes) {
      return new Log();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.5, 3, Shape.batchOf(3)), Sample.of(0.5, 1, Shape.of(2, 2)));
    }
  }
}
