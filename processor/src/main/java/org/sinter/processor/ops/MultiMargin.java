package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code sum over j of max(0, margin - x[label] + x[j])^p / classes}, j not the label, of scores x
 * over the last axis.
 *
 * @param margin positive
 * @param p 1 or 2
 */
public record MultiMargin(double margin, int p, LossReduction reduction) implements Composite {
  public MultiMargin {
    Ranges.positive("multi_margin", "margin", margin);
  }

  @Override
  public String name() {
    return "multi_margin";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape rows = Classes.rows(name(), operands.get(0).shape(), operands.get(1).shape());
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
    Shape shape = scores.shape();
    int last = shape.rank() - 1;
    Value own = Shifted.repeated(e, Classes.chosen(e, scores, label), shape);
    Expr excess = Expr.arg(0).minus(Expr.arg(1)).plus(Expr.constant(margin)).max(Expr.constant(0));
    Expr term = p == 1 ? excess : excess.times(excess);
    Expr others = Expr.select(Comparison.EQUAL, Expr.arg(2), Expr.arg(3), Expr.constant(0), term);
    Value classes = e.add(new Iota(scores.type(), last));
    Value terms = e.map(name(), others, scores, own, classes, Shifted.repeated(e, label, shape));
    Value rows = e.add(new Scale(1.0 / shape.extent(last)), e.sum(terms, last));
    return reduction.reduce(e, rows, Losses.weights(operands));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "multi_margin";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public MultiMargin create(Attributes attributes) {
      int p = attributes.integer("p", 1);
      if (p != 1 && p != 2) {
        throw Message.ATTRIBUTE_RANGE.with("multi_margin", "p", p, "1 or 2").at("p");
      }
      return new MultiMargin(
          attributes.real("margin", 1), p, LossReduction.of("multi_margin", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-0.4, 0.4, Shape.batchOf(4));
      Sample.Operand label = Losses.classes(4, Shape.batchOf());
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, label),
          Losses.sample(mean.with("p", 2), x, label, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, label));
    }
  }
}
