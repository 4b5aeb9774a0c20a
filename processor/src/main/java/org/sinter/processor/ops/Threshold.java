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

/** {@code x > threshold ? x : value}; its gradient is 1 above the threshold, else 0. */
public record Threshold(double threshold, double value) implements Elementwise {

  @Override
  public String name() {
    return "threshold";
  }

  @Override
  public String label() {
    return "threshold(" + threshold + ", " + value + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.select(
        Comparison.GREATER,
        Expr.arg(0),
        Expr.constant(threshold),
        Expr.arg(0),
        Expr.constant(value));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > threshold ? x[0] : value;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "threshold";
    }

    @Override
    public Threshold create(Attributes attributes) {
      return new Threshold(
          Ranges.finite("threshold", "threshold", attributes.real("threshold", 0)),
          Ranges.finite("threshold", "value", attributes.real("value", 0)));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none().with("threshold", 0.3).with("value", -2.0);
      return List.of(
          Sample.of(none, 0.4, 2, Shape.batchOf(5)), Sample.of(none, -2, 0.2, Shape.of(3)));
    }
  }
}
