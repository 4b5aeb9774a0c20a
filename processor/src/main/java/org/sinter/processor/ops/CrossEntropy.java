package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Of logits x over the last axis and a label: {@code log(sum exp(x - m)) - (x[label] - m)} with m
 * the largest x, or for a label that is a distribution t, {@code sum(t) log(sum exp(x - m)) - sum(t
 * (x - m))}. Overflows for no x, and the gradient is {@code softmax(x) - t}. A logit of minus
 * infinity is a class that cannot be: where t is 0 its term counts as 0.
 */
public record CrossEntropy(LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "cross_entropy";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape logits = operands.get(0).shape();
    Shape label = operands.get(1).shape();
    if (logits.example().rank() == 0) {
      throw Message.RANK.with(name(), "logits on a last axis", logits);
    }
    int last = logits.rank() - 1;
    if (logits.extent(last) == 1) {
      throw Message.ONE_CLASS.with(name());
    }
    Shape classes = logits.without(List.of(last));
    if (!label.equals(logits) && !label.equals(classes)) {
      boolean distribution = label.rank() == logits.rank();
      throw Message.SHAPES_DIFFER.with(name(), distribution ? logits : classes, label);
    }
    return Losses.scalar(name(), operands);
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Shape logits = operands.get(0).shape();
    Losses.refuseProbabilities(name(), graph, operands.getFirst());
    Node label = graph.node(operands.get(1));
    if (!(label.op() instanceof Input input) || operands.get(1).shape().equals(logits)) {
      return;
    }
    if (input.classes() <= 0 && input.stored() != ElementType.INT32) {
      throw Message.REAL_LABEL.with(name(), label.name(), input.type().shape());
    }
    int classes = logits.extent(logits.rank() - 1);
    if (input.classes() > 0 && input.classes() != classes) {
      throw Message.LABEL_CLASSES.with(name(), classes, input.classes());
    }
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value label = operands.get(1);
    Shifted shifted = Shifted.of(e, operands.getFirst());
    Value log = e.add(new Log(), shifted.sum());
    boolean distribution = label.shape().equals(shifted.logits().shape());
    Value rows =
        distribution ? soft(e, shifted, log, label) : hard(e, shifted.logits(), log, label);
    return reduction.reduce(e, rows, Losses.weights(operands));
  }

  private static Value hard(Expansion e, Value logits, Value log, Value label) {
    int last = logits.shape().rank() - 1;
    Value classes = e.add(new Iota(logits.type(), last));
    Expr chosen =
        Expr.select(Comparison.EQUAL, Expr.arg(1), Expr.arg(2), Expr.arg(0), Expr.constant(0));
    Value repeated = Shifted.repeated(e, label, logits.shape());
    Value own = e.sum(e.map("choose", chosen, logits, classes, repeated), last);
    return e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), log, own);
  }

  private static Value soft(Expansion e, Shifted shifted, Value log, Value label) {
    int last = label.shape().rank() - 1;
    Expr x = Expr.arg(0);
    Expr t = Expr.arg(1);
    Expr lowest = Expr.constant(Double.NEGATIVE_INFINITY);
    Expr excluded = Expr.select(Comparison.EQUAL, t, Expr.constant(0), Expr.constant(0), lowest);
    Expr term = Expr.select(Comparison.GREATER, x, lowest, t.times(x), excluded);
    Value own = e.sum(e.map("weigh", term, shifted.logits(), label), last);
    Value total = e.sum(label, last);
    Expr body = Expr.arg(0).times(Expr.arg(1)).minus(Expr.arg(2));
    return e.map("cross_entropy", body, total, log, own);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cross_entropy";
    }

    @Override
    public List<Slot> slots() {
      return Losses.LOGITS;
    }

    @Override
    public CrossEntropy create(Attributes attributes) {
      return new CrossEntropy(LossReduction.of("cross_entropy", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Attributes sum = mean.with("reduction", "SUM");
      Sample.Operand logits = Losses.real(-2, 2, Shape.batchOf(5));
      Sample.Operand sequence = Losses.real(-2, 2, Shape.batchOf(2, 3));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      Sample.Operand label = Losses.classes(5, Shape.batchOf());
      return List.of(
          Losses.sample(mean, logits, label),
          Losses.sample(sum, logits, label),
          Losses.sample(mean, logits, label, weights),
          Losses.sample(mean, logits, Losses.real(0.1, 1, Shape.batchOf(5))),
          Losses.sample(sum, logits, Losses.real(0.1, 1, Shape.batchOf(5)), weights),
          Losses.sample(mean, sequence, Losses.classes(3, Shape.batchOf(2))));
    }
  }
}
