package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Labels that are class numbers, of scores over the last axis. */
final class Classes {
  private Classes() {}

  /** The shape of a number a row, once that of the label is checked. */
  static Shape rows(String op, Shape scores, Shape label) {
    Shape rows = Losses.rows(op, scores);
    if (scores.extent(scores.rank() - 1) == 1) {
      throw Message.ONE_CLASS.with(op);
    }
    if (!label.equals(rows)) {
      throw Message.SHAPES_DIFFER.with(op, rows, label);
    }
    return rows;
  }

  /**
   * Refuses labels of real numbers, as parameters are, and of another number of classes than there
   * are scores.
   */
  static void check(String op, GraphBuilder graph, List<Value> operands) {
    Shape scores = operands.get(0).shape();
    Node label = graph.node(operands.get(1));
    boolean real =
        label.op() instanceof Parameter
            || label.op() instanceof Input input
                && input.classes() <= 0
                && input.stored() != ElementType.INT32;
    if (real) {
      throw Message.REAL_LABEL.with(op, label.name(), label.result().shape());
    }
    int classes = scores.extent(scores.rank() - 1);
    if (label.op() instanceof Input input && input.classes() > 0 && input.classes() != classes) {
      throw Message.LABEL_CLASSES.with(op, classes, input.classes());
    }
  }

  /** Of each row the number at its label. */
  static Value chosen(Expansion e, Value scores, Value label) {
    int last = scores.shape().rank() - 1;
    Value classes = e.add(new Iota(scores.type(), last));
    Expr chosen =
        Expr.select(Comparison.EQUAL, Expr.arg(1), Expr.arg(2), Expr.arg(0), Expr.constant(0));
    Value repeated = Shifted.repeated(e, label, scores.shape());
    return e.sum(e.map("choose", chosen, scores, classes, repeated), last);
  }

  /** Attribute {@code classWeights}: none, or numbers that are not negative and not all 0. */
  static List<Double> weights(String op, Attributes attributes) {
    List<Double> weights = attributes.reals("classWeights", List.of());
    boolean good = weights.stream().allMatch(w -> w >= 0 && Double.isFinite(w));
    if (!weights.isEmpty() && (!good || weights.stream().allMatch(w -> w == 0))) {
      throw Message.ATTRIBUTE_RANGE
          .with(op, "classWeights", weights, "finite, not negative and not all 0")
          .at("classWeights");
    }
    return List.copyOf(weights);
  }

  static void checkCount(String op, List<Double> weights, Shape scores) {
    int classes = scores.extent(scores.rank() - 1);
    if (!weights.isEmpty() && weights.size() != classes) {
      throw Message.ATTRIBUTE_RANGE
          .with(op, "classWeights", weights, "a weight for each of the " + classes + " classes")
          .at("classWeights");
    }
  }

  /** The weights of classes along every row of scores. */
  static Value along(Expansion e, List<Double> weights, Value scores) {
    TensorType type = scores.type().withShape(Shape.of(weights.size()));
    return e.broadcast(
        e.add(new Constant(type, weights)), scores.shape(), scores.shape().rank() - 1);
  }
}
