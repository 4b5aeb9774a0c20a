package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * NumPy's alignment for operands of one example: compared from the last axis, extents are equal, or
 * one of them is 1 or absent. The batch is apart from it and meets whatever has none.
 */
final class Broadcasting {
  private Broadcasting() {}

  /** The common shape. */
  static Shape shape(String op, Shape a, Shape b) {
    List<Dim> x = a.example().dims();
    List<Dim> y = b.example().dims();
    int rank = Math.max(x.size(), y.size());
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      Dim p = fromEnd(x, rank - i);
      Dim q = fromEnd(y, rank - i);
      if (!p.equals(q) && !p.equals(ONE) && !q.equals(ONE)) {
        throw Message.CANNOT_BROADCAST.with(op, a, b);
      }
      dims.add(p.equals(ONE) ? q : p);
    }
    Shape example = new Shape(dims);
    return a.isBatched() || b.isBatched() ? example.inserted(0, Dim.BATCH) : example;
  }

  private static final Dim ONE = Dim.of(1);

  private static Dim fromEnd(List<Dim> dims, int distance) {
    return distance > dims.size() ? ONE : dims.get(dims.size() - distance);
  }

  /**
   * {@code x} repeated to a shape it can be brought to, by explicit operators. A first axis of
   * extent 1 may be one that the shape lacks.
   */
  static Value to(Expansion e, Value x, Shape target) {
    if (x.shape().equals(target)) {
      return x;
    }
    int batch = x.shape().isBatched() ? 1 : 0;
    int shift = target.rank() - x.shape().rank();
    List<Dim> kept = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < x.shape().rank(); i++) {
      int to = i < batch ? 0 : i + shift;
      if (to >= 0 && x.shape().dim(i).equals(target.dim(to))) {
        kept.add(x.shape().dim(i));
        axes.add(to);
      }
    }
    Shape dense = new Shape(kept);
    Value y = x.shape().equals(dense) ? x : e.add(new Reshape(dense), x);
    return dense.equals(target) ? y : e.add(new Broadcast(target, axes), y);
  }

  /** The common shape of several. */
  static Shape shape(String op, List<TensorType> operands) {
    Shape common = operands.getFirst().shape();
    for (TensorType other : operands) {
      common = shape(op, common, other.shape());
    }
    return common;
  }

  /** An elementwise formula of operands that are aligned first. */
  static Value map(Expansion e, String name, Expr body, List<Value> operands) {
    return add(e, new Formula(name, operands.size(), body), operands);
  }

  /** An elementwise operator of operands that are aligned first. */
  static Value add(Expansion e, Elementwise op, List<Value> operands) {
    Shape shape = shape(op.name(), operands.stream().map(Value::type).toList());
    return e.add(op, operands.stream().map(x -> to(e, x, shape)).toArray(Value[]::new));
  }

  /** The shape rule of such an operator. */
  static TensorType infer(String name, List<TensorType> operands) {
    return operands.getFirst().withShape(shape(name, operands));
  }

  /** Operands that are equal in shape, parameters, columns and rows. */
  static List<Sample> samples(double low, double high) {
    Attributes none = Attributes.none();
    return List.of(
        Sample.of(none, low, high, Shape.batchOf(3, 2), Shape.batchOf(3, 2)),
        Sample.of(none, low, high, Shape.batchOf(3, 4), Shape.of(4)),
        Sample.of(none, low, high, Shape.of(3, 1), Shape.batchOf(1, 4)),
        Sample.of(none, low, high, Shape.batchOf(), Shape.batchOf(5)),
        Sample.of(none, low, high, Shape.batchOf(2, 1), Shape.of(3, 1, 4)),
        Sample.of(none, low, high, Shape.of(), Shape.of(3)));
  }

  static final List<Slot> SLOTS = List.of(Slot.of("a"), Slot.of("b"));
}
