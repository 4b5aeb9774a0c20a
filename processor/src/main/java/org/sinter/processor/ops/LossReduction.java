package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** How a loss makes one number of those of its examples. */
public enum LossReduction {
  MEAN,
  SUM,
  NONE;

  static LossReduction of(String op, Attributes attributes) {
    String name = attributes.text("reduction", "MEAN");
    return switch (name) {
      case "MEAN" -> MEAN;
      case "SUM" -> SUM;
      case "NONE" -> NONE;
      default -> throw Message.UNKNOWN_CHOICE.with(op, name, List.of(values())).at("reduction");
    };
  }

  /**
   * One number of a number an element. MEAN: the mean over the elements of an example, then over
   * the examples; with weights w the weighted mean {@code sum(w l) / sum(w)}, as PyTorch has it for
   * the weights of classes, so that an example of weight 2 is one that occurs twice. SUM: {@code
   * sum(w l)}. NONE: {@code w l}, an element each.
   *
   * @param elements {@code [N, ...]}, or without a batch
   * @param weights none, or one value {@code [N]}
   */
  Value reduce(Expansion e, Value elements, List<Value> weights) {
    Shape shape = elements.shape();
    if (this == NONE) {
      return weights.isEmpty() ? elements : weighed(e, elements, weights.getFirst());
    }
    Value examples = this == MEAN ? mean(e, elements) : sum(e, elements);
    if (!shape.isBatched()) {
      return examples;
    }
    if (!weights.isEmpty()) {
      return weighted(e, examples, weights.getFirst());
    }
    Value sum = e.sum(examples, 0);
    return this == MEAN ? Axes.mean(e, sum, List.of(shape.dim(0))) : sum;
  }

  /**
   * The same of elements that are multiplied by weights of their own already: MEAN divides by the
   * sum of these.
   */
  Value reduce(Expansion e, Value elements, Value own, List<Value> weights) {
    if (this != MEAN) {
      return reduce(e, elements, weights);
    }
    Value sum = SUM.reduce(e, elements, weights);
    return e.map("divide", Expr.arg(0).over(Expr.arg(1)), sum, SUM.reduce(e, own, weights));
  }

  /** Each element times the weight of its example. */
  private static Value weighed(Expansion e, Value elements, Value weights) {
    Value w = Losses.like(e, weights, Shape.batchOf());
    Shape shape = elements.shape();
    Value repeated = shape.equals(w.shape()) ? w : e.broadcast(w, shape, 0);
    return e.map("multiply", Expr.arg(0).times(Expr.arg(1)), repeated, elements);
  }

  private static Value sum(Expansion e, Value elements) {
    Shape shape = elements.shape();
    List<Integer> axes = Axes.of("loss", List.of(), shape);
    return axes.isEmpty() ? elements : e.add(new ReduceSum(axes), elements);
  }

  private static Value mean(Expansion e, Value elements) {
    return Axes.mean(e, sum(e, elements), elements.shape().example().dims());
  }

  private Value weighted(Expansion e, Value examples, Value weights) {
    Value w = Losses.like(e, weights, examples.shape());
    Value products = e.map("multiply", Expr.arg(0).times(Expr.arg(1)), w, examples);
    Value sum = e.sum(products, 0);
    return this == MEAN ? e.map("divide", Expr.arg(0).over(Expr.arg(1)), sum, e.sum(w, 0)) : sum;
  }
}
