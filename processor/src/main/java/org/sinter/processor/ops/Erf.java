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

/** The error function {@code 2/√π ∫₀ˣ exp(-t²) dt}; its gradient is {@code 2/√π exp(-x²)}. */
public record Erf() implements Elementwise {

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.ERF, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return UnaryOp.ERF.apply(x[0]);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "erf";
    }

    @Override
    public List<String> onnx() {
      return List.of("Erf");
    }

    @Override
    public Erf create(Attributes attributes) {
      return new Erf();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
