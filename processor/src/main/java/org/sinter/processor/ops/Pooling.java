package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * Walks over windows side by side, for the reference and as loops. Loop variables: {@code b h w c}
 * of the result, {@code u v} within the window; channels run in lanes.
 *
 * @param pooled the shape after pooling
 */
record Pooling(Window window, Shape pooled) {
  /** 1 where the current element is the first of its window that equals the maximum, else 0. */
  static final Expr HIT = new Expr.Local("hit");

  private static final Expr FOUND = new Expr.Local("found");

  static Shape pooled(Shape image, Window window) {
    int first = image.rank() - 3;
    List<Dim> dims = new ArrayList<>(image.dims());
    dims.set(first, Dim.of(image.extent(first) / window.height()));
    dims.set(first + 1, Dim.of(image.extent(first + 1) / window.width()));
    return new Shape(dims);
  }

  /** A position in the image and that of its window in the result, row-major. */
  @FunctionalInterface
  interface Visitor {
    void visit(int from, int to);
  }

  /** Visits the covered elements of all images in row-major order. */
  static void forEach(int[] image, Window window, Visitor visitor) {
    int rank = image.length;
    int c = image[rank - 1];
    int w = image[rank - 2];
    int h = image[rank - 3];
    int images = DenseTensor.size(Arrays.copyOf(image, rank - 3));
    int rows = h / window.height();
    int columns = w / window.width();
    for (int from = 0; from < images * h * w * c; from++) {
      int row = from / c / w % h / window.height();
      int column = from / c % w / window.width();
      if (row < rows && column < columns) {
        int to = ((from / c / w / h * rows + row) * columns + column) * c + from % c;
        visitor.visit(from, to);
      }
    }
  }

  /** The body for each element of the result. */
  List<Stmt> overPooled(List<Stmt> body) {
    return nest(pooled.extent(rows()), pooled.extent(rows() + 1), body);
  }

  private int rows() {
    return pooled.rank() - 3;
  }

  private List<Stmt> nest(int height, int width, List<Stmt> body) {
    Stmt lanes = new Stmt.Lanes("j", pooled.dim(rows() + 2), body, true);
    Stmt columns = new Stmt.For("x", Dim.of(width), List.of(lanes));
    Stmt rows = new Stmt.For("y", Dim.of(height), List.of(columns));
    return List.of(pooled.isBatched() ? new Stmt.For("b", pooled.dim(0), List.of(rows)) : rows);
  }

  /** The body for each element of a window, row by row. */
  Stmt overWindow(List<Stmt> body) {
    Stmt columns = new Stmt.For("v", Dim.of(window.width()), body);
    return new Stmt.For("u", Dim.of(window.height()), List.of(columns));
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

  /** Zeros where the image has rows and columns that fill no window. */
  List<Stmt> overRest(Opaque.Access image) {
    int covered = pooled.extent(rows()) * window.height();
    int coveredColumns = pooled.extent(rows() + 1) * window.width();
    int below = image.shape().extent(rows()) - covered;
    int right = image.shape().extent(rows() + 1) - coveredColumns;
    List<Stmt> statements = new ArrayList<>();
    if (below > 0) {
      List<Index> at = index(Index.of("y", 1).plus(covered), Index.of("x", 1));
      int width = image.shape().extent(rows() + 1);
      statements.addAll(nest(below, width, List.of(image.store(at, Expr.constant(0)))));
    }
    if (right > 0) {
      List<Index> at = index(Index.of("y", 1), Index.of("x", 1).plus(coveredColumns));
      statements.addAll(nest(covered, right, List.of(image.store(at, Expr.constant(0)))));
    }
    return statements;
  }

  /** The current element of the result. */
  List<Index> inPooled() {
    return index(Index.of("y", 1), Index.of("x", 1));
  }

  /** The current element of the window. */
  List<Index> inImage() {
    return index(
        Index.of("y", window.height()).plus(Index.of("u", 1)),
        Index.of("x", window.width()).plus(Index.of("v", 1)));
  }

  private List<Index> index(Index row, Index column) {
    List<Index> index = new ArrayList<>();
    if (pooled.isBatched()) {
      index.add(Index.of("b", 1));
    }
    index.addAll(List.of(row, column, Index.of("j", 1)));
    return index;
  }
}
