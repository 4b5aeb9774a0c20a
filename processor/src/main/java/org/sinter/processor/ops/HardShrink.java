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

/**
 * {@code |x| > alpha ? x : 0}; its gradient is 0 where the result is. NaN stays.
 *
 * @param alpha 0 or positive
 */
public record HardShrink(double alpha) implements Elementwise {
  static final double DEFAULT_ALPHA = 0.5;

  public HardShrink {
    Ranges.notNegative("hard_shrink", "alpha", alpha);
  }

  @Override
  public String name() {
    return "hard_shrink";
  }

  @Override
  public String label() {
    return "hard_shrink(" + alpha + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    return Expr.select(
        Comparison.GREATER, Expr.of(UnaryOp.ABS, x), Expr.constant(alpha), x, x.times(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.abs(x[0]) > alpha ? x[0] : 0;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "hard_shrink";
    }

    @Override
    public HardShrink create(Attributes attributes) {
      return new HardShrink(attributes.real("alpha", DEFAULT_ALPHA));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(0.6, 2, Shape.batchOf(5)),
          Sample.of(-2, -0.6, Shape.of(2, 3)),
          Sample.of(Attributes.none().with("alpha", 1.5), -1.4, 1.4, Shape.of(4)));
    }
  }
}
