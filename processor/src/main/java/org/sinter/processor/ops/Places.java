package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/**
 * Which element of a tensor looked up in belongs to an element of what is looked up.
 *
 * @param axis of the tensor looked up in
 * @param own whether each element has an index of its own
 */
record Places(int axis, boolean own, DenseTensor indices) {

  /** The index in a tensor of a shape, for that of an element looked up. */
  int[] in(int[] shape, int[] element) {
    int extra = element.length - shape.length;
    int[] place = Arrays.copyOfRange(element, extra, element.length);
    int[] index = element;
    if (!own) {
      int m = element[axis + extra];
      index = indices.shape().length == 2 ? new int[] {element[0], m} : new int[] {m};
    }
    place[axis] = Lookup.place(indices.get(index), shape[axis]);
    return place;
  }

  /**
   * Loops over all elements looked up.
   *
   * @param looked the shape of what is looked up
   * @param in the shape of what it is looked up in
   * @param move the statement for the index of an element, and the index of its place
   */
  static List<Stmt> loops(
      Shape looked,
      Shape in,
      Opaque.Access indices,
      int axis,
      boolean own,
      BiFunction<List<Index>, List<Index>, Stmt> move) {
    int extra = looked.rank() - in.rank();
    int last = looked.rank() - 1;
    List<Index> at = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      at.add(Index.of(Along.variable(looked, i), 1));
    }
    List<Index> index = at;
    if (!own) {
      Index m = at.get(axis + extra);
      index = indices.shape().isBatched() ? List.of(at.getFirst(), m) : List.of(m);
    }
    Stmt pick = new Stmt.Pick("r", Lookup.place(indices.load(index), in.extent(axis)));
    List<Index> place = Along.with(at.subList(extra, at.size()), axis, Index.of("r", 1));
    boolean lanes = !own && last != axis + extra && looked.dim(last).isLiteral();
    List<Stmt> body = List.of(move.apply(at, place));
    if (lanes) {
      Stmt row = new Stmt.Lanes(Along.variable(looked, last), looked.dim(last), body, true);
      body = List.of(pick, row);
    } else {
      body = List.of(pick, body.getFirst());
    }
    for (int i = lanes ? last - 1 : last; i >= 0; i--) {
      body = List.of(new Stmt.For(Along.variable(looked, i), looked.dim(i), body));
    }
    return body;
  }
}
