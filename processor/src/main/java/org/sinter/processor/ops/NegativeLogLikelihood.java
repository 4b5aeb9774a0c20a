package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code -x[label]} of log probabilities x over the last axis.
 *
 * @param classWeights none, or one for each class; the mean divides by the sum of those of the
 *     labels
 */
public record NegativeLogLikelihood(List<Double> classWeights, LossReduction reduction)
    implements Composite {
  public NegativeLogLikelihood {
    classWeights = List.copyOf(classWeights);
  }

  @Override
  public String name() {
    return "negative_log_likelihood";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape scores = operands.get(0).shape();
    Shape rows = Classes.rows(name(), scores, operands.get(1).shape());
    Classes.checkCount(name(), classWeights, scores);
    return Losses.result(name(), reduction, operands, rows, 2);
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Classes.check(name(), graph, operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value scores = operands.get(0);
    Value label = operands.get(1);
    List<Value> weights = Losses.weights(operands);
    Value rows = e.add(new Negate(), Classes.chosen(e, scores, label));
    if (classWeights.isEmpty()) {
      return reduction.reduce(e, rows, weights);
    }
    Value own = Classes.chosen(e, Classes.along(e, classWeights, scores), label);
    return reduction.reduce(
        e, e.map("weigh", Expr.arg(0).times(Expr.arg(1)), own, rows), own, weights);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "negative_log_likelihood";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public NegativeLogLikelihood create(Attributes attributes) {
      return new NegativeLogLikelihood(
          Classes.weights("negative_log_likelihood", attributes),
          LossReduction.of("negative_log_likelihood", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-3, -0.1, Shape.batchOf(4));
      Sample.Operand label = Losses.classes(4, Shape.batchOf());
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, label),
          Losses.sample(mean.with("classWeights", List.of(0.5, 2.0, 1.0, 3.0)), x, label, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, label));
    }
  }
}
