package org.sinter.processor.loop;

import java.util.List;

/** Loops as text: short, indented, for dumps and tests. */
public final class LoopPrinter {
  private final StringBuilder text = new StringBuilder();

  private LoopPrinter() {}

  public static String print(List<Kernel> kernels) {
    LoopPrinter printer = new LoopPrinter();
    for (Kernel kernel : kernels) {
      printer.text.append(kernel.operators()).append("  // ").append(kernel.comment()).append('\n');
      printer.block(kernel.body(), 1);
    }
    return printer.text.toString();
  }

  /** Statements alone, not indented. */
  public static String text(List<Stmt> statements) {
    LoopPrinter printer = new LoopPrinter();
    printer.block(statements, 0);
    return printer.text.toString();
  }

  private void block(List<Stmt> statements, int depth) {
    statements.forEach(statement -> statement(statement, depth));
  }

  private void statement(Stmt statement, int depth) {
    switch (statement) {
      case Stmt.For(var var, var extent, var body) -> {
        line(depth, "for " + var + " < " + extent);
        block(body, depth + 1);
      }
      case Stmt.Lanes(var var, var extent, var body, var vector) -> {
        line(depth, (vector ? "lanes " : "for ") + var + " < " + extent);
        block(body, depth + 1);
      }
      case Stmt.Let(var name, var value) -> line(depth, name + " = " + print(value));
      case Stmt.Pick(var name, var value) -> line(depth, "pick " + name + " = " + print(value));
      case Stmt.Accumulator(var name, var initial) -> line(depth, "var " + name + " = " + initial);
      case Stmt.Assign(var name, var value) -> line(depth, name + " := " + print(value));
      case Stmt.Store(var buffer, var index, var value, var padded) ->
          line(
              depth,
              buffer + "[" + index + "] = " + print(value) + (padded ? "  // whole vectors" : ""));
      case Stmt.ClearLanes(var op, var scratch) ->
          line(depth, "clear " + op + " " + scratch.offset());
      case Stmt.AddLanes(var op, var scratch, var value) ->
          line(depth, "lanes " + scratch.offset() + " " + op + " " + print(value));
      case Stmt.FoldLanes(var name, var op, var scratch) ->
          line(depth, name + " = fold " + op + " " + scratch.offset());
      case Stmt.Tiled(var tile) -> tile(tile, depth);
    }
  }

  private void tile(Tile tile, int depth) {
    tile.outer().forEach(loop -> line(depth, "for " + loop.var() + " < " + loop.extent()));
    line(
        depth,
        "tile "
            + tile.rows().var()
            + " < "
            + tile.rows().extent()
            + ", columns < "
            + tile.columns()
            + " in panels of "
            + tile.panel()
            + ", sums "
            + tile.sums().stream().map(l -> l.var() + " < " + l.extent()).toList()
            + " of "
            + tile.a()
            + " * "
            + tile.b());
    tile.borders()
        .forEach(
            border ->
                line(
                    depth,
                    "  zeros where "
                        + Index.of(border.place(), border.placeStep())
                            .plus(Index.of(border.sum(), border.sumStep()))
                            .plus(border.first())
                        + " is not in 0.."
                        + (border.inside() - 1)));
    if (!tile.fill().isEmpty()) {
      line(depth, "before the rows of a panel");
      block(tile.fill(), depth + 1);
      line(depth, "for each sum");
    }
    block(tile.epilogue(), depth + 1);
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  /** An expression in one line. */
  public static String print(Expr e) {
    return switch (e) {
      case Expr.Arg(int index) -> "x" + index;
      case Expr.Const(double value) -> Double.toString(value);
      case Expr.Load(var buffer, var index) -> buffer + "[" + index + "]";
      case Expr.Local(var name) -> name;
      case Expr.Position(var index) -> "position(" + index + ")";
      case Expr.Uniform(var node, var index) -> "uniform" + node + "(" + index + ")";
      case Expr.Unary(var op, var x) ->
          op.name().toLowerCase(java.util.Locale.ROOT) + "(" + print(x) + ")";
      case Expr.Binary(var op, var a, var b) ->
          "(" + print(a) + " " + op.symbol() + " " + print(b) + ")";
      case Expr.Fma(var a, var b, var c) ->
          "fma(" + print(a) + ", " + print(b) + ", " + print(c) + ")";
      case Expr.Select(var test, var l, var r, var then, var otherwise) ->
          "("
              + print(l)
              + " "
              + test.symbol()
              + " "
              + print(r)
              + " ? "
              + print(then)
              + " : "
              + print(otherwise)
              + ")";
    };
  }
}
