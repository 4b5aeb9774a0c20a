package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Of logits x over the last axis and a label: {@code log(sum exp(x - m)) - (x[label] - m)} with m
 * the largest x, or for a label that is a distribution t, {@code sum(t) log(sum exp(x - m)) - sum(t
 * (x - m))}. Overflows for no x, and the gradient is {@code softmax(x) - t}. A logit of minus
 * infinity is a class that cannot be: where t is 0 its term counts as 0.
 *
 * @param smoothing s in [0, 1): a label t becomes {@code (1 - s) t + s / classes}
 * @param classWeights none, or one for each class: the terms of a class are multiplied by its own,
 *     and the mean of class numbers divides by the sum of those of the labels
 */
public record CrossEntropy(double smoothing, List<Double> classWeights, LossReduction reduction)
    implements Composite {
  public CrossEntropy {
    classWeights = List.copyOf(classWeights);
  }

  @Override
  public String name() {
    return "cross_entropy";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape logits = operands.get(0).shape();
    Shape label = operands.get(1).shape();
    Shape rows = Losses.rows(name(), logits);
    if (logits.extent(logits.rank() - 1) == 1) {
      throw Message.ONE_CLASS.with(name());
    }
    if (!label.equals(logits) && !label.equals(rows)) {
      boolean distribution = label.rank() == logits.rank();
      throw Message.SHAPES_DIFFER.with(name(), distribution ? logits : rows, label);
    }
    Classes.checkCount(name(), classWeights, logits);
    return Losses.result(name(), reduction, operands, rows, 2);
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Losses.refuseProbabilities(name(), graph, operands.getFirst());
    if (!operands.get(1).shape().equals(operands.get(0).shape())) {
      Classes.check(name(), graph, operands);
    }
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value label = operands.get(1);
    Shifted shifted = Shifted.of(e, operands.getFirst());
    Value log = e.add(new Log(), shifted.sum());
    List<Value> weights = Losses.weights(operands);
    if (label.shape().equals(shifted.logits().shape())) {
      return reduction.reduce(e, soft(e, shifted, log, label), weights);
    }
    Value rows = hard(e, shifted.logits(), log, label);
    if (classWeights.isEmpty()) {
      return reduction.reduce(e, smooth(e, rows, shifted.logits(), log), weights);
    }
    Value own = Classes.chosen(e, Classes.along(e, classWeights, shifted.logits()), label);
    Value weighed = e.map("weigh", Expr.arg(0).times(Expr.arg(1)), own, rows);
    return reduction.reduce(e, smooth(e, weighed, shifted.logits(), log), own, weights);
  }

  private static Value hard(Expansion e, Value logits, Value log, Value label) {
    return e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), log, Classes.chosen(e, logits, label));
  }

  /** {@code (1 - s) row + s / classes sum over c of w[c] (log - x[c])}. */
  private Value smooth(Expansion e, Value rows, Value logits, Value log) {
    if (smoothing == 0) {
      return rows;
    }
    int last = logits.shape().rank() - 1;
    int classes = logits.shape().extent(last);
    Value terms =
        e.map(
            "subtract",
            Expr.arg(1).minus(Expr.arg(0)),
            logits,
            Shifted.repeated(e, log, logits.shape()));
    Expr body = Expr.arg(0).times(1 - smoothing).plus(Expr.arg(1).times(smoothing / classes));
    return e.map("smooth", body, rows, e.sum(weighed(e, terms), last));
  }

  private Value weighed(Expansion e, Value x) {
    return classWeights.isEmpty()
        ? x
        : e.map("weigh", Expr.arg(0).times(Expr.arg(1)), x, Classes.along(e, classWeights, x));
  }

  private Value soft(Expansion e, Shifted shifted, Value log, Value given) {
    int last = given.shape().rank() - 1;
    Expr smooth =
        Expr.arg(0)
            .times(1 - smoothing)
            .plus(Expr.constant(smoothing / given.shape().extent(last)));
    Value label = weighed(e, smoothing == 0 ? given : e.map("smooth", smooth, given));
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
      double smoothing = attributes.real("smoothing", 0);
      if (!(smoothing >= 0 && smoothing < 1)) {
        throw Message.ATTRIBUTE_RANGE
            .with("cross_entropy", "smoothing", smoothing, "at least 0 and less than 1")
            .at("smoothing");
      }
      return new CrossEntropy(
          smoothing,
          Classes.weights("cross_entropy", attributes),
          LossReduction.of("cross_entropy", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Attributes sum = mean.with("reduction", "SUM");
      Attributes smooth = mean.with("smoothing", 0.3);
      Attributes classWeights = mean.with("classWeights", List.of(0.5, 2.0, 1.0, 0.0, 3.0));
      Sample.Operand logits = Losses.real(-2, 2, Shape.batchOf(5));
      Sample.Operand sequence = Losses.real(-2, 2, Shape.batchOf(2, 3));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      Sample.Operand label = Losses.classes(5, Shape.batchOf());
      Sample.Operand distribution = Losses.real(0.1, 1, Shape.batchOf(5));
      return List.of(
          Losses.sample(mean, logits, label),
          Losses.sample(sum, logits, label),
          Losses.sample(mean, logits, label, weights),
          Losses.sample(mean, logits, distribution),
          Losses.sample(sum, logits, distribution, weights),
          Losses.sample(mean, sequence, Losses.classes(3, Shape.batchOf(2))),
          Losses.sample(
              mean.with("reduction", "NONE"),
              sequence,
              Losses.classes(3, Shape.batchOf(2)),
              weights),
          Losses.sample(smooth, logits, label),
          Losses.sample(smooth, logits, distribution),
          Losses.sample(classWeights, logits, label, weights),
          Losses.sample(classWeights, logits, distribution),
          Losses.sample(classWeights.with("smoothing", 0.1), logits, label));
    }
  }
}
