package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * Loops over a tensor within a larger one, and over what is around it: along each axis what lies
 * before, the rows within, what lies after, in the order of memory.
 *
 * @param inner the shape within
 * @param outer the shape around
 * @param before elements before it along each axis
 */
record Frame(Shape inner, Shape outer, List<Integer> before) {

  /**
   * Elements of the two widest vectors: what is around is a multiple, or it would be under masks.
   */
  private static final int VECTOR = 32;

  /** Empty where elements are apart, or what is around is no whole vectors. */
  static Optional<Frame> of(Shape inner, Shape outer, List<Affine> map) {
    Frame frame = new Frame(inner, outer, map.stream().map(Affine::offset).toList());
    boolean within =
        IntStream.range(0, map.size())
            .allMatch(axis -> map.get(axis).coefficient(axis) == 1 && frame.holds(axis));
    return within && frame.isWholeVectors() ? Optional.of(frame) : Optional.empty();
  }

  /** False if elements are cut off. */
  private boolean holds(int axis) {
    return before.get(axis) >= 0 && after(axis) >= 0;
  }

  private boolean isWholeVectors() {
    int row = 1;
    for (int axis = outer.rank() - 1; axis >= 0; axis--) {
      if (row * before.get(axis) % VECTOR != 0 || row * after(axis) % VECTOR != 0) {
        return false;
      }
      row *= outer.dim(axis).literal();
    }
    return true;
  }

  /** None along the batch, whose literals are alike. */
  private int after(int axis) {
    return outer.dim(axis).literal() - inner.dim(axis).literal() - before.get(axis);
  }

  /**
   * The loops.
   *
   * @param around the statement for an element around, by its index in the larger tensor
   * @param within the statement for an element within, by its index there
   */
  List<Stmt> build(Function<List<Index>, Stmt> around, Function<List<Index>, Stmt> within) {
    return build(0, new ArrayList<>(), around, within);
  }

  private List<Stmt> build(
      int axis,
      List<Index> index,
      Function<List<Index>, Stmt> around,
      Function<List<Index>, Stmt> within) {
    if (axis == inner.rank()) {
      return List.of(within.apply(index));
    }
    List<Stmt> body = new ArrayList<>();
    if (before.get(axis) > 0) {
      body.addAll(slab(axis, Dim.of(before.get(axis)), 0, index, around));
    }
    List<Stmt> rows = build(axis + 1, with(index, at(axis, 0)), around, within);
    body.add(loop(axis, inner.dim(axis), rows));
    if (after(axis) > 0) {
      int first = before.get(axis) + inner.dim(axis).literal();
      body.addAll(slab(axis, Dim.of(after(axis)), first, index, around));
    }
    return body;
  }

  /** All that is around on one side along an axis, at a place within along those before it. */
  private List<Stmt> slab(
      int axis, Dim extent, int first, List<Index> place, Function<List<Index>, Stmt> around) {
    List<Index> index = new ArrayList<>();
    for (int i = 0; i < axis; i++) {
      index.add(place.get(i).plus(before.get(i)));
    }
    index.add(at(axis, first));
    for (int i = axis + 1; i < outer.rank(); i++) {
      index.add(at(i, 0));
    }
    List<Stmt> body = List.of(around.apply(index));
    for (int i = outer.rank() - 1; i > axis; i--) {
      body = List.of(loop(i, outer.dim(i), body));
    }
    return List.of(loop(axis, extent, body));
  }

  private Index at(int axis, int first) {
    return Index.of(Nest.variable(outer, axis), 1).plus(first);
  }

  /** Along the last axis lanes. */
  private Stmt loop(int axis, Dim extent, List<Stmt> body) {
    String var = Nest.variable(outer, axis);
    return axis == outer.rank() - 1
        ? new Stmt.Lanes(var, extent, body, Indices.fitsLanes(body, var))
        : new Stmt.For(var, extent, body);
  }

  private static List<Index> with(List<Index> index, Index next) {
    List<Index> longer = new ArrayList<>(index);
    longer.add(next);
    return longer;
  }
}
