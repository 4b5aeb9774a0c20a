package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/**
 * Walks along one axis of a tensor, from every place of the others: for the reference, and as
 * loops.
 */
record Along(int[] shape, int axis) {

  /** The first position on the axis and the distance to the next. */
  @FunctionalInterface
  interface Visitor {
    void visit(int at, int stride);
  }

  int extent() {
    return shape[axis];
  }

  void forEach(Visitor visitor) {
    int stride = DenseTensor.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
    int outer = DenseTensor.size(Arrays.copyOf(shape, axis));
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < stride; j++) {
        visitor.visit(i * extent() * stride + j, stride);
      }
    }
  }

  /**
   * Loops that carry {@code h}, 0 at first, along an axis; the neighbours of another last axis run
   * side by side.
   *
   * @param step the statements for one place, which may assign to {@code h}
   */
  static List<Stmt> scan(
      Shape shape, int axis, boolean reverse, Function<List<Index>, List<Stmt>> step) {
    Index t = Index.of("t", 1);
    Index place = reverse ? t.times(-1).plus(shape.extent(axis) - 1) : t;
    return over(
        shape,
        axis,
        place,
        at ->
            List.of(
                new Stmt.Accumulator("h", 0), new Stmt.For("t", shape.dim(axis), step.apply(at))));
  }

  /**
   * Loops over all axes but one, of which the last runs in lanes where it is the last of all.
   *
   * @param place the index on the axis left out
   */
  static List<Stmt> over(
      Shape shape, int axis, Index place, Function<List<Index>, List<Stmt>> body) {
    List<Index> at = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      at.add(i == axis ? place : Index.of(variable(shape, i), 1));
    }
    List<Stmt> statements = body.apply(at);
    int last = shape.rank() - 1;
    for (int i = last; i >= 0; i--) {
      if (i != axis) {
        String var = variable(shape, i);
        boolean lanes = i == last;
        statements =
            List.of(
                lanes
                    ? new Stmt.Lanes(var, shape.dim(i), statements, true)
                    : new Stmt.For(var, shape.dim(i), statements));
      }
    }
    return statements;
  }

  static String variable(Shape shape, int axis) {
    if (axis == 0 && shape.isBatched()) {
      return "b";
    }
    return axis == shape.rank() - 1 ? "j" : "i" + axis;
  }
}
