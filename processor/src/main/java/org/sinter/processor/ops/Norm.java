package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;

/**
 * The norm over axes, {@code (sum |x|^p)^(1/p)}: for p = 1 and 2 without powers, for small whole p
 * with products; for p infinite the largest magnitude. Its gradient at 0 is 0.
 */
public record Norm(List<Integer> axes, boolean keepDims, double p) implements Folding {

  public Norm {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "norm";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    if (Double.isInfinite(p)) {
      return e.add(new ReduceMax(reduced), e.map("abs", MAGNITUDE, x));
    }
    Value sum = e.add(new ReduceSum(reduced), e.map("power", power(), x));
    if (p == 1) {
      return sum;
    }
    return p == 2 ? Roots.sqrt(e, sum) : e.map("root", raised(Expr.arg(0), 1 / p), sum);
  }

  private static final int LARGEST_PRODUCT = 8;
  private static final Expr MAGNITUDE = Expr.of(UnaryOp.ABS, Expr.arg(0));

  private Expr power() {
    if (p != Math.rint(p) || p > LARGEST_PRODUCT) {
      return raised(MAGNITUDE, p);
    }
    Expr product = p % 2 == 0 ? Expr.arg(0) : MAGNITUDE;
    for (int i = 1; i < p; i++) {
      product = product.times(Expr.arg(0));
    }
    return product;
  }

  /** {@code x^y} for x >= 0, with gradient 0 at 0. */
  private static Expr raised(Expr x, double y) {
    Expr power = Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.LOG, x).times(y));
    return Expr.select(Comparison.EQUAL, x, Expr.constant(0), Expr.constant(0), power);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "norm";
    }

    @Override
    public Norm create(Attributes attributes) {
      double p = attributes.real("p", 2);
      if (!(p > 0)) {
        throw Message.ATTRIBUTE_RANGE.with("norm", "p", p, "positive").at("p");
      }
      return new Norm(
          attributes.integers("axes", List.of()), attributes.flag("keepDims", false), p);
    }

    @Override
    public List<Sample> samples() {
      return Stream.of(1, 2, 3, 4, 2.5, 0.5, Double.POSITIVE_INFINITY)
          .flatMap(p -> Axes.samples(Attributes.none().with("p", p)).stream())
          .toList();
    }
  }
}
