package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * Walks over the elements of windows, for the reference and as loops. Loop variables: {@code b} of
 * the batch, {@code z y x} of the windows' positions, {@code t u v} within a window, {@code j} of
 * the channels, which run in lanes.
 *
 * @param pooled the shape after pooling
 */
record Pooling(Window window, Shape pooled) {
  /** 1 where the current element is the first of its window that equals the maximum, else 0. */
  static final Expr HIT = new Expr.Local("hit");

  private static final Expr FOUND = new Expr.Local("found");
  private static final List<String> POSITIONS = List.of("z", "y", "x");
  private static final List<String> PLACES = List.of("t", "u", "v");

  /** A position in the image and that of its window in the result, row-major. */
  @FunctionalInterface
  interface Visitor {
    void visit(int from, int to);
  }

  /** Visits the elements of all windows, each window's in row-major order. */
  static void forEach(int[] image, Window window, Visitor visitor) {
    int rank = window.rank();
    int first = image.length - 1 - rank;
    int[] extents = new int[image.length + rank];
    System.arraycopy(image, 0, extents, 0, image.length);
    for (int i = 0; i < rank; i++) {
      extents[first + i] = window.positions(i, image[first + i]);
      extents[image.length + i] = window.kernel().get(i);
    }
    if (DenseTensor.size(extents) == 0) {
      return;
    }
    int[] index = new int[extents.length];
    do {
      int from = 0;
      int to = 0;
      for (int axis = 0; axis < image.length; axis++) {
        int i = axis - first;
        boolean spatial = i >= 0 && i < rank;
        int at =
            spatial
                ? index[axis] * window.stride().get(i)
                    + index[image.length + i] * window.dilation().get(i)
                : index[axis];
        from = from * image[axis] + at;
        to = to * extents[axis] + index[axis];
      }
      visitor.visit(from, to);
    } while (DenseTensor.next(index, extents));
  }

  /** The body for each element of the result. */
  List<Stmt> overPooled(List<Stmt> body) {
    int first = window.first(pooled);
    int[] extents = new int[window.rank()];
    Arrays.setAll(extents, i -> pooled.extent(first + i));
    return nest(extents, body);
  }

  private List<Stmt> nest(int[] extents, List<Stmt> body) {
    List<Stmt> inner = List.of(new Stmt.Lanes("j", pooled.dim(pooled.rank() - 1), body, true));
    for (int i = extents.length - 1; i >= 0; i--) {
      inner = List.of(new Stmt.For(variable(POSITIONS, i), Dim.of(extents[i]), inner));
    }
    return pooled.isBatched() ? List.of(new Stmt.For("b", pooled.dim(0), inner)) : inner;
  }

  private String variable(List<String> names, int i) {
    return names.get(names.size() - window.rank() + i);
  }

  /** The body for each element of a window, row by row. */
  Stmt overWindow(List<Stmt> body) {
    List<Stmt> inner = body;
    for (int i = window.rank() - 1; i >= 0; i--) {
      Dim extent = Dim.of(window.kernel().get(i));
      inner = List.of(new Stmt.For(variable(PLACES, i), extent, inner));
    }
    return inner.getFirst();
  }

  /**
   * Runs a statement for each element of a window, with {@link #HIT} telling whether it is the one.
   *
   * @param operands image and maxima
   */
  List<Stmt> firstMatch(List<Opaque.Access> operands, Stmt statement) {
    Expr free = Expr.constant(1).minus(FOUND);
    Expr hit =
        Expr.select(
            Comparison.EQUAL,
            operands.get(0).load(inImage()),
            operands.get(1).load(inPooled()),
            free,
            Expr.constant(0));
    return List.of(
        new Stmt.Accumulator("found", 0),
        overWindow(
            List.of(
                new Stmt.Let("hit", hit), statement, new Stmt.Assign("found", FOUND.plus(HIT)))));
  }

  /** Zeros in all of the image. */
  List<Stmt> zeros(Opaque.Access image) {
    int first = window.first(pooled);
    int[] extents = new int[window.rank()];
    Arrays.setAll(extents, i -> image.shape().extent(first + i));
    return nest(extents, List.of(image.store(inPooled(), Expr.constant(0))));
  }

  /** True if every element of the image lies in exactly one window. */
  boolean isPartition(Shape image) {
    int first = window.first(image);
    return IntStream.range(0, window.rank())
        .allMatch(
            i ->
                window.dilation().get(i) == 1
                    && window.stride().get(i).equals(window.kernel().get(i))
                    && image.extent(first + i) % window.kernel().get(i) == 0);
  }

  /** The current element of the result. */
  List<Index> inPooled() {
    return index(i -> Index.of(variable(POSITIONS, i), 1));
  }

  /** The current element of the window. */
  List<Index> inImage() {
    return index(
        i ->
            Index.of(variable(POSITIONS, i), window.stride().get(i))
                .plus(Index.of(variable(PLACES, i), window.dilation().get(i))));
  }

  private List<Index> index(IntFunction<Index> spatial) {
    List<Index> index = new ArrayList<>();
    if (pooled.isBatched()) {
      index.add(Index.of("b", 1));
    }
    IntStream.range(0, window.rank()).mapToObj(spatial).forEach(index::add);
    index.add(Index.of("j", 1));
    return index;
  }
}
