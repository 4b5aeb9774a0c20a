package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * Of logits x and labels t in [0, 1]: {@code -t log sigmoid(x) - (1 - t) log(1 - sigmoid(x)) =
 * softplus(x) - t x}, which overflows for no x and whose gradient is {@code sigmoid(x) - t}. The
 * mean over elements and examples.
 *
 * @param probabilities whether the prediction holds probabilities instead
 */
public record BinaryCrossEntropy(boolean probabilities, LossReduction reduction)
    implements ElementLoss {
  @Override
  public String name() {
    return "binary_cross_entropy";
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    if (!probabilities) {
      Losses.refuseProbabilities(name(), graph, operands.getFirst());
    }
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    if (!probabilities) {
      Value softplus = e.add(new Softplus(), prediction);
      Expr body = Expr.arg(0).minus(Expr.arg(1).times(Expr.arg(2)));
      return e.map("cross_entropy", body, softplus, label, prediction);
    }
    return e.add(new OfProbabilities(), prediction, label);
  }

  /**
   * {@code -t max(log p, -100) - (1 - t) max(log(1 - p), -100)}: finite at 0 and 1. The gradient by
   * p is {@code (p - t) / max(p (1 - p), 1e-12)}, as PyTorch has it.
   */
  private record OfProbabilities() implements Elementwise {
    private static final double LEAST_LOG = -100;

    @Override
    public String name() {
      return "cross_entropy";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public Expr body() {
      Expr t = Expr.arg(1);
      Expr no = Expr.constant(1).minus(t).times(ofNo());
      return t.times(ofYes()).plus(no).negated();
    }

    private static Expr ofYes() {
      return Expr.of(UnaryOp.LOG, Expr.arg(0)).max(Expr.constant(LEAST_LOG));
    }

    private static Expr ofNo() {
      return Expr.of(UnaryOp.LOG1P, Expr.arg(0).negated()).max(Expr.constant(LEAST_LOG));
    }

    @Override
    public double scalar(double... x) {
      return -x[1] * Math.max(Math.log(x[0]), LEAST_LOG)
          - (1 - x[1]) * Math.max(Math.log1p(-x[0]), LEAST_LOG);
    }

    @Override
    public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
      Expr p = Expr.arg(0);
      Expr variance = p.times(Expr.constant(1).minus(p)).max(Expr.constant(1e-12));
      Expr byP = p.minus(Expr.arg(1)).over(variance);
      return List.of(
          Elementwise.times(g, "d_cross_entropy", byP, node.operands(), dy),
          Elementwise.times(g, "d_cross_entropy", ofNo().minus(ofYes()), node.operands(), dy));
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "binary_cross_entropy";
    }

    @Override
    public List<Slot> slots() {
      return Losses.LOGITS;
    }

    @Override
    public BinaryCrossEntropy create(Attributes attributes) {
      return new BinaryCrossEntropy(
          attributes.flag("probabilities", false),
          LossReduction.of("binary_cross_entropy", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Attributes sum = mean.with("reduction", "SUM");
      Sample.Operand logits = Losses.real(-4, 4, Shape.batchOf(3));
      Sample.Operand labels = Losses.real(0, 1, Shape.batchOf(3));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      Sample.Operand single = Losses.real(-4, 4, Shape.batchOf(1));
      Sample.Operand p = Losses.real(0.1, 0.9, Shape.batchOf(3));
      Attributes probabilities = mean.with("probabilities", true);
      return List.of(
          Losses.sample(mean, logits, labels),
          Losses.sample(sum, logits, labels),
          Losses.sample(mean, single, Losses.classes(2, Shape.batchOf())),
          Losses.sample(mean, logits, labels, weights),
          Losses.sample(mean.with("reduction", "NONE"), logits, labels, weights),
          Losses.sample(probabilities, p, labels),
          Losses.sample(probabilities, p, p, weights));
    }
  }
}
