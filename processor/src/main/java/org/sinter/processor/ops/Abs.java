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

/** {@code |x|}; its gradient at 0 is 0. */
public record Abs() implements Elementwise {

  @Override
  public String name() {
    return "abs";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.ABS, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return x[0] < 0 ? -x[0] : x[0];
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "abs";
    }

    @Override
    public List<String> onnx() {
      return List.of("Abs");
    }

    @Override
    public Abs create(Attributes attributes) {
      return new Abs();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 2, Shape.batchOf(3)), Sample.of(-2, -0.1, Shape.of(4)));
    }
  }
}
