package org.sinter.processor.emit;

import java.util.List;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/**
 * How long one thread takes for a kernel in vectors, in nanoseconds, by a table of rates: good for
 * telling what is worth splitting, within a factor of two or so.
 *
 * @param fixed whatever the batch
 * @param perExample for each example
 */
record Work(double fixed, double perExample) {

  /** Two parts of six microseconds, below which waiting for each other eats the gain. */
  private static final double LEAST = 12_000;

  /** Not worth a word beside what grows with the batch. */
  private static final double SMALL = LEAST / 10;

  private static final Work NONE = new Work(0, 0);

  // Nanoseconds an element, in vectors with 16 lanes unless said.
  private static final double MULTIPLY_ADD = 0.015;
  private static final double ACCESS = 0.06;
  private static final double ARITHMETIC = 0.02;
  private static final double FUNCTION = 0.6;
  private static final double FOLD = 40;
  private static final double NUMBER_ACCESS = 0.4;
  private static final double NUMBER_ARITHMETIC = 0.6;
  private static final double NUMBER_FUNCTION = 10;

  static Work of(List<Stmt> statements) {
    Work sum = NONE;
    for (Stmt statement : statements) {
      sum = sum.plus(of(statement, false));
    }
    return sum;
  }

  private static Work of(List<Stmt> statements, boolean vector) {
    Work sum = NONE;
    for (Stmt statement : statements) {
      sum = sum.plus(of(statement, vector));
    }
    return sum;
  }

  private static Work of(Stmt statement, boolean vector) {
    return switch (statement) {
      case Stmt.For(_, var extent, var body) -> of(body, vector).times(extent);
      case Stmt.Lanes(_, var extent, var body, var lanes) -> of(body, lanes).times(extent);
      case Stmt.Let(_, var value) -> of(value, vector);
      case Stmt.Pick(_, var value) -> of(value, vector);
      case Stmt.Assign(_, var value) -> of(value, vector);
      case Stmt.Store(_, _, var value, _) -> of(value, vector).plus(access(vector));
      case Stmt.AddLanes(_, _, var value) ->
          of(value, vector).plus(access(vector)).plus(access(vector));
      case Stmt.ClearLanes _, Stmt.FoldLanes _ -> new Work(FOLD, 0);
      case Stmt.Tiled(var tile) -> of(tile);
      case Stmt.Accumulator _ -> NONE;
    };
  }

  private static Work of(Tile tile) {
    Work sums = new Work(MULTIPLY_ADD, 0);
    for (Tile.Loop loop : tile.sums()) {
      sums = sums.times(loop.extent());
    }
    Dim columns = Dim.of(tile.panels() * tile.panel());
    Work all = sums.plus(of(tile.epilogue(), true)).times(columns).times(tile.rows().extent());
    all = all.plus(of(tile.fill(), false).times(Dim.of(tile.panels())));
    for (Tile.Loop loop : tile.outer()) {
      all = all.times(loop.extent());
    }
    return all;
  }

  private static Work of(Expr e, boolean vector) {
    double own =
        switch (e) {
          case Expr.Arg _, Expr.Const _, Expr.Local _, Expr.Position _ -> 0;
          case Expr.Load _ -> vector ? ACCESS : NUMBER_ACCESS;
          case Expr.Uniform _ -> vector ? FUNCTION : NUMBER_FUNCTION;
          case Expr.Unary(var op, _) when op.isTranscendental() ->
              vector ? FUNCTION : NUMBER_FUNCTION;
          case Expr.Unary _, Expr.Binary _, Expr.Fma _, Expr.Select _ ->
              vector ? ARITHMETIC : NUMBER_ARITHMETIC;
        };
    Work sum = new Work(own, 0);
    for (Expr child : Exprs.children(e)) {
      sum = sum.plus(of(child, vector));
    }
    return sum;
  }

  private static Work access(boolean vector) {
    return new Work(vector ? ACCESS : NUMBER_ACCESS, 0);
  }

  private Work plus(Work other) {
    return new Work(fixed + other.fixed, perExample + other.perExample);
  }

  /** Of a loop: what grows with the square of the batch grows as it would at the usual batch. */
  private Work times(Dim extent) {
    double factor = extent.literal();
    return extent.isLiteral()
        ? new Work(fixed * factor, perExample * factor)
        : new Work(0, (fixed + perExample * Split.BATCH) * factor);
  }

  /** True if no batch can make two threads worth it. */
  boolean isNeverWorthSplitting() {
    return fixed < LEAST && perExample < 1;
  }

  /** In Java: a {@code long}, two digits are enough. */
  String nanos() {
    long constant = rounded(fixed);
    long scaled = rounded(perExample);
    if (scaled == 0) {
      return Long.toString(constant);
    }
    String product = scaled + "L * " + Signature.BATCH;
    return fixed < SMALL ? product : constant + " + " + product;
  }

  private static long rounded(double nanos) {
    long unit = 1;
    while (nanos / unit >= 100) {
      unit *= 10;
    }
    return Math.round(nanos / unit) * unit;
  }
}
