package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code -x}. */
public record Negate() implements Elementwise {

  @Override
  public String name() {
    return "negate";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).negated();
  }

  @Override
  public double scalar(double... x) {
    return -x[0];
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "negate";
    }

    @Override
    public List<String> onnx() {
      return List.of("Neg");
    }

    @Override
    public Negate create(Attributes attributes) {
      return new Negate();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(3)));
    }
  }
}
