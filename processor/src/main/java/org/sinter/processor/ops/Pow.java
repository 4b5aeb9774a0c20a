package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * {@code x^exponent} for an exponent that is known. Whole exponents up to 64 and halves of odd ones
 * are products and a root, which negative x may have; others are {@code exp(exponent log x)}, NaN
 * for negative x and in float exact to about {@code |exponent log x|} units in the last place.
 *
 * @param exponent finite
 */
public record Pow(double exponent) implements Elementwise {
  private static final double LARGEST = 64;

  @Override
  public String name() {
    return "pow";
  }

  @Override
  public String label() {
    return "pow(" + exponent + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return power(Expr.arg(0), exponent);
  }

  @Override
  public double scalar(double... x) {
    return Math.pow(x[0], exponent);
  }

  /** {@code exponent x^(exponent - 1)}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    if (exponent == 0) {
      return Collections.singletonList(null);
    }
    Expr derivative = power(Expr.arg(0), exponent - 1).times(exponent);
    return List.of(Elementwise.times(g, "d_pow", derivative, node.operands(), dy));
  }

  private static Expr power(Expr x, double p) {
    double whole = Math.floor(Math.abs(p));
    double rest = Math.abs(p) - whole;
    if (whole > LARGEST || rest != 0 && rest != 0.5) {
      return Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.LOG, x).times(p));
    }
    Expr product = product(x, (int) whole);
    Expr root = Expr.of(UnaryOp.SQRT, x);
    Expr power = rest == 0 ? product : whole == 0 ? root : product.times(root);
    return p < 0 ? Expr.constant(1).over(power) : power;
  }

  /** By squaring, the fewest roundings. */
  private static Expr product(Expr x, int n) {
    if (n <= 1) {
      return n == 0 ? Expr.constant(1) : x;
    }
    Expr half = product(x, n / 2);
    Expr square = half.times(half);
    return n % 2 == 0 ? square : square.times(x);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "pow";
    }

    @Override
    public Pow create(Attributes attributes) {
      return new Pow(Ranges.finite("pow", "exponent", attributes.real("exponent", 2)));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("exponent", 3.0), -2, 2, Shape.batchOf(5)),
          Sample.of(none.with("exponent", -1.5), 0.5, 2, Shape.of(2, 3)),
          Sample.of(none.with("exponent", 0.7), 0.5, 2, Shape.of(3)),
          Sample.of(none.with("exponent", 1.0), -2, 2, Shape.of(2)),
          Sample.of(none.with("exponent", 0.0), 0.5, 2, Shape.of(2)));
    }
  }
}
