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

/** The arc tangent; its gradient is {@code 1 / (1 + x²)}. */
public record Atan() implements Elementwise {

  @Override
  public String name() {
    return "atan";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.ATAN, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.atan(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "atan";
    }

    @Override
    public List<String> onnx() {
      return List.of("Atan");
    }

    @Override
    public Atan create(Attributes attributes) {
      return new Atan();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-4, 4, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
