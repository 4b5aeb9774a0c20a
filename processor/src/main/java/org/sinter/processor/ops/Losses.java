package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** What several losses do. */
final class Losses {
  static final List<Slot> LOGITS =
      List.of(Slot.of("logits"), Slot.of("label"), Slot.optional("weights"));
  static final List<Slot> PREDICTION =
      List.of(Slot.of("prediction"), Slot.of("label"), Slot.optional("weights"));

  private Losses() {}

  /** The shape rule of a loss whose label is like its prediction. */
  static TensorType infer(String op, LossReduction reduction, List<TensorType> operands) {
    Shape prediction = operands.get(0).shape();
    alike(op, prediction, operands.get(1).shape());
    return result(op, reduction, operands, prediction, 2);
  }

  static void alike(String op, Shape prediction, Shape label) {
    if (!prediction.equals(label) && !singles(prediction, label)) {
      throw Message.SHAPES_DIFFER.with(op, prediction, label);
    }
  }

  /**
   * The type of a loss, once its weights are checked.
   *
   * @param elements the shape before reduction
   * @param weights where the weights of examples are among the operands, if they are there
   */
  static TensorType result(
      String op, LossReduction reduction, List<TensorType> operands, Shape elements, int weights) {
    if (operands.size() > weights) {
      Shape given = operands.get(weights).shape();
      Shape wanted = Shape.batchOf();
      if (!elements.isBatched() || !singles(wanted, given)) {
        throw Message.SHAPES_DIFFER.with(op + " of weights", wanted, given);
      }
    }
    Shape shape = reduction == LossReduction.NONE ? elements : Shape.SCALAR;
    return operands.getFirst().withShape(shape);
  }

  /** A shape without its last axis, over which a loss adds up. */
  static Shape rows(String op, Shape shape) {
    if (shape.example().rank() == 0) {
      throw Message.RANK.with(op, "numbers on a last axis", shape);
    }
    return shape.without(List.of(shape.rank() - 1));
  }

  /** True for one number an example on both sides: {@code [N]} and {@code [N, 1]}. */
  private static boolean singles(Shape a, Shape b) {
    return a.isBatched() == b.isBatched() && a.exampleSize() == 1 && b.exampleSize() == 1;
  }

  /** {@code [N]} and {@code [N, 1]} are the same numbers. */
  static Value like(Expansion e, Value x, Shape shape) {
    return x.shape().equals(shape) ? x : e.add(new org.sinter.processor.ir.Reshape(shape), x);
  }

  /** The weights of a loss with two other operands, if it has any. */
  static List<Value> weights(List<Value> operands) {
    return weights(operands, 2);
  }

  static List<Value> weights(List<Value> operands, int others) {
    return operands.subList(others, operands.size());
  }

  /** Refuses what a softmax or a sigmoid made, whatever was then done to its shape. */
  static void refuseProbabilities(String loss, GraphBuilder graph, Value logits) {
    Node node = graph.node(logits);
    while (node.op() instanceof Movement
        || node.op() instanceof Flatten
        || node.op() instanceof Reshape
        || node.op() instanceof Transpose.OfExample) {
      node = graph.node(node.operands().getFirst());
    }
    boolean sigmoid =
        node.op() instanceof Sigmoid
            || (node.op() instanceof Activated layer && layer.activation() instanceof Sigmoid);
    if (sigmoid || node.op() instanceof Softmax) {
      throw Message.LOSS_OF_PROBABILITIES.with(
          loss, node.name(), sigmoid ? "a sigmoid" : "a softmax");
    }
  }

  static Sample sample(Attributes attributes, Sample.Operand prediction, Sample.Operand... others) {
    List<Sample.Operand> operands = new ArrayList<>(List.of(prediction));
    operands.addAll(List.of(others));
    return new Sample(attributes, operands);
  }

  static Sample.Operand real(double low, double high, Shape shape) {
    return new Sample.Operand(shape, low, high, false);
  }

  static Sample.Operand classes(int count, Shape shape) {
    return new Sample.Operand(shape, 0, count, true);
  }
}
