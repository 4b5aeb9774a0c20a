package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Normally distributed numbers, by the inverse of their distribution at a uniform number. With x =
 * 2u - 1 moved by half of its grain, so that it is never 1 or -1, it is {@code sqrt(2) erfinv(x)},
 * after Giles, Approximating the erfinv function (2010): two polynomials in w = -log(1 - x^2), good
 * to single precision.
 */
public record Normal(double mean, double deviation) implements Composite {

  @Override
  public String name() {
    return "normal";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value uniform =
        e.add(
            new org.sinter.processor.ir.Uniform(
                e.randomNumber("sample"), operands.getFirst().type()));
    return e.map(name(), number(), uniform);
  }

  private Expr number() {
    Expr x = Expr.arg(0).times(2).minus(Expr.constant(1)).plus(Expr.constant(HALF_GRAIN));
    Expr one = Expr.constant(1);
    Expr w = Expr.of(UnaryOp.LOG, one.minus(x).times(one.plus(x))).negated();
    Expr central = polynomial(CENTRAL, w.minus(Expr.constant(2.5)));
    Expr tail = polynomial(TAIL, Expr.of(UnaryOp.SQRT, w).minus(Expr.constant(3)));
    Expr factor = Expr.select(Comparison.GREATER, Expr.constant(5), w, central, tail);
    return factor.times(x).times(Math.sqrt(2) * deviation).plus(Expr.constant(mean));
  }

  /** Uniform numbers are multiples of 2^-24. */
  private static final double HALF_GRAIN = 0x1p-24;

  /** Coefficients, highest power first. */
  private static final List<Double> CENTRAL =
      List.of(
          2.81022636e-08,
          3.43273939e-07,
          -3.5233877e-06,
          -4.39150654e-06,
          0.00021858087,
          -0.00125372503,
          -0.00417768164,
          0.246640727,
          1.50140941);

  private static final List<Double> TAIL =
      List.of(
          -0.000200214257,
          0.000100950558,
          0.00134934322,
          -0.00367342844,
          0.00573950773,
          -0.0076224613,
          0.00943887047,
          1.00167406,
          2.83297682);

  private static Expr polynomial(List<Double> coefficients, Expr x) {
    Expr sum = Expr.constant(coefficients.getFirst());
    for (double c : coefficients.subList(1, coefficients.size())) {
      sum = sum.times(x).plus(Expr.constant(c));
    }
    return sum;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "normal";
    }

    @Override
    public Normal create(Attributes attributes) {
      double deviation = attributes.real("deviation", 1);
      double mean = attributes.real("mean", 0);
      if (!Double.isFinite(mean)) {
        throw Message.ATTRIBUTE_RANGE.with("normal", "mean", mean, "finite").at("mean");
      }
      return new Normal(mean, Ranges.positive("normal", "deviation", deviation));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(7)),
          Sample.of(none.with("mean", -2.0).with("deviation", 3.0), -1, 1, Shape.batchOf(2, 3)));
    }
  }
}
