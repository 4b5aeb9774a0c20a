package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
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
 * {@code log(1 + exp(beta x)) / beta}, computed of {@code z = beta x} as {@code max(z, 0) +
 * log1p(exp(-|z|))}: exact to a few ulp for every x, and no overflow. Its gradient is {@code
 * sigmoid(z)}.
 *
 * @param beta positive
 */
public record Softplus(double beta) implements Elementwise {
  static final double DEFAULT_BETA = 1;

  public Softplus {
    Ranges.positive("softplus", "alpha", beta);
  }

  /** That of the definition: beta is 1. */
  public Softplus() {
    this(DEFAULT_BETA);
  }

  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public String label() {
    return beta == 1 ? name() : "softplus(" + beta + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr z = scaled();
    Expr u = Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.ABS, z).negated());
    Expr sum = z.max(Expr.constant(0)).plus(Expr.of(UnaryOp.LOG1P, u));
    return beta == 1 ? sum : sum.times(1 / beta);
  }

  @Override
  public double scalar(double... x) {
    double z = beta * x[0];
    return (z > 0 ? z + StrictMath.log1p(StrictMath.exp(-z)) : StrictMath.log1p(StrictMath.exp(z)))
        / beta;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.of(UnaryOp.SIGMOID, scaled());
    return List.of(Elementwise.times(g, "d_softplus", derivative, node.operands(), dy));
  }

  private Expr scaled() {
    return beta == 1 ? Expr.arg(0) : Expr.arg(0).times(beta);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "softplus";
    }

    @Override
    public List<String> onnx() {
      return List.of("Softplus");
    }

    @Override
    public Softplus create(Attributes attributes) {
      return new Softplus(attributes.real("alpha", DEFAULT_BETA));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-4, 4, Shape.batchOf(5)),
          Sample.of(-1, 1, Shape.of(1)),
          Sample.of(Attributes.none().with("alpha", 2.5), -2, 2, Shape.of(4)));
    }
  }
}
