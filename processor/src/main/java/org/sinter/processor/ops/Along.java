package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
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

  /** Loops over all axes. */
  static List<Stmt> each(Shape shape, boolean vector, Function<List<Index>, List<Stmt>> body) {
    List<Index> at = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      at.add(Index.of(variable(shape, i), 1));
    }
    List<Stmt> statements = body.apply(at);
    for (int i = shape.rank() - 1; i >= 0; i--) {
      String var = variable(shape, i);
      statements =
          List.of(
              i == shape.rank() - 1
                  ? new Stmt.Lanes(var, shape.dim(i), statements, vector)
                  : new Stmt.For(var, shape.dim(i), statements));
    }
    return statements;
  }

  /** The index with another place on an axis. */
  static List<Index> with(List<Index> index, int axis, Index place) {
    List<Index> copy = new ArrayList<>(index);
    copy.set(axis, place);
    return copy;
  }

  /** The shape with another extent of an axis. */
  static Shape resized(Shape shape, int axis, int extent) {
    List<Dim> dims = new ArrayList<>(shape.dims());
    dims.set(axis, Dim.of(extent));
    return new Shape(dims);
  }

  /** The part of a value from {@code start} on an axis. */
  static Value part(GraphBuilder g, Value x, int axis, int start, int extent) {
    if (start == 0 && x.shape().extent(axis) == extent) {
      return x;
    }
    List<Integer> starts = new ArrayList<>(Collections.nCopies(x.shape().rank(), 0));
    starts.set(axis, start);
    Shape shape = resized(x.shape(), axis, extent);
    return g.add(new org.sinter.processor.ir.Slice(starts, shape.dims()), List.of(x));
  }

  static String variable(Shape shape, int axis) {
    if (axis == 0 && shape.isBatched()) {
      return "b";
    }
    return axis == shape.rank() - 1 ? "j" : "i" + axis;
  }
}
