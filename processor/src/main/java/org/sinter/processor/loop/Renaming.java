package org.sinter.processor.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** The same code with other buffers and random sources, its locals numbered as they appear. */
public final class Renaming {
  private final UnaryOperator<Buffer> buffers;
  private final IntUnaryOperator sources;
  private final Map<String, String> locals = new HashMap<>();

  private Renaming(UnaryOperator<Buffer> buffers, IntUnaryOperator sources) {
    this.buffers = buffers;
    this.sources = sources;
  }

  /**
   * @param buffers of each operand; scratch stays what it is
   * @param sources of the number of each random source
   */
  public static List<Stmt> run(
      List<Stmt> statements, UnaryOperator<Buffer> buffers, IntUnaryOperator sources) {
    return new Renaming(buffers, sources).all(statements);
  }

  private List<Stmt> all(List<Stmt> statements) {
    return statements.stream().map(this::renamed).toList();
  }

  private Stmt renamed(Stmt statement) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) -> new Stmt.For(name, extent, all(body));
      case Stmt.Lanes(var name, var extent, var body, var vector) ->
          new Stmt.Lanes(name, extent, all(body), vector);
      case Stmt.Let(var name, var value) -> new Stmt.Let(local(name), renamed(value));
      case Stmt.Pick(var name, var value) -> new Stmt.Pick(name, renamed(value));
      case Stmt.Accumulator(var name, var initial) -> new Stmt.Accumulator(local(name), initial);
      case Stmt.Assign(var name, var value) -> new Stmt.Assign(local(name), renamed(value));
      case Stmt.Store(var buffer, var index, var value, var padded) ->
          new Stmt.Store(renamed(buffer), index, renamed(value), padded);
      case Stmt.AddLanes(var op, var scratch, var value) ->
          new Stmt.AddLanes(op, scratch, renamed(value));
      case Stmt.FoldLanes(var name, var op, var scratch) ->
          new Stmt.FoldLanes(local(name), op, scratch);
      case Stmt.ClearLanes _ -> statement;
      case Stmt.Tiled(var tile) -> new Stmt.Tiled(renamed(tile));
    };
  }

  private Tile renamed(Tile t) {
    return new Tile(
        t.outer(),
        t.rows(),
        t.columns(),
        t.panel(),
        t.panelStride(),
        t.sums(),
        renamed(t.a()),
        t.aOffset(),
        renamed(t.b()),
        t.bOffset(),
        all(t.fill()),
        all(t.epilogue()),
        t.ragged(),
        t.borders());
  }

  private Buffer renamed(Buffer buffer) {
    return isOperand(buffer) ? buffers.apply(buffer) : buffer;
  }

  /** Scratch has a place of its own; operands are wherever they are put. */
  private static boolean isOperand(Buffer buffer) {
    return buffer.space() != Buffer.Space.SCRATCH;
  }

  private Expr renamed(Expr value) {
    return Exprs.map(
        value,
        leaf ->
            switch (leaf) {
              case Expr.Load(var buffer, var index) -> new Expr.Load(renamed(buffer), index);
              case Expr.Uniform(int source, var index) ->
                  new Expr.Uniform(sources.applyAsInt(source), index);
              case Expr.Local(var name) -> new Expr.Local(locals.getOrDefault(name, name));
              default -> leaf;
            });
  }

  private String local(String name) {
    return name.equals(Tile.SUM) ? name : locals.computeIfAbsent(name, _ -> "t" + locals.size());
  }
}
