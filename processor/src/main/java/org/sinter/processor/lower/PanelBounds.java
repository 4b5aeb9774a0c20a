package org.sinter.processor.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/**
 * Refuses loops that run past a panel. What follows a panel's last lane is not the next element but
 * another index of the inner axes, so such a loop would read or write the wrong one.
 */
final class PanelBounds {

  /** Stands for an extent that is not known: that of a batch, or a number that was picked. */
  private static final int UNKNOWN = 1 << 20;

  private final Map<Buffer, Integer> widths;
  private final Map<String, Integer> extents = new HashMap<>();

  /**
   * @param widths of the panels, for each buffer that has some
   */
  PanelBounds(Map<Buffer, Integer> widths) {
    this.widths = widths;
  }

  /**
   * @throws IllegalStateException naming the buffer and the index, if a lane lies past its panel
   */
  void check(List<Stmt> statements) {
    statements.forEach(this::check);
  }

  private void check(Stmt statement) {
    switch (statement) {
      case Stmt.For(var name, var extent, var body) -> within(name, extent, body);
      case Stmt.Lanes(var name, var extent, var body, _) -> within(name, extent, body);
      case Stmt.Let(_, var value) -> check(value);
      case Stmt.Pick(var name, var value) -> {
        check(value);
        extents.put(name, UNKNOWN);
      }
      case Stmt.Assign(_, var value) -> check(value);
      case Stmt.Store(var buffer, var index, var value, _) -> {
        check(buffer, index);
        check(value);
      }
      case Stmt.AddLanes(_, _, var value) -> check(value);
      case Stmt.Tiled(var tile) -> check(tile);
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _ -> {}
    }
  }

  private void within(String name, Dim extent, List<Stmt> body) {
    know(name, extent);
    check(body);
  }

  private void know(String name, Dim extent) {
    extents.put(name, extent.isLiteral() ? extent.literal() : UNKNOWN);
  }

  private void check(Tile tile) {
    for (Tile.Loop loop : loops(tile).toList()) {
      know(loop.var(), loop.extent());
    }
    know(Tile.LANE, Dim.of(tile.panel()));
    know(Tile.PANEL, Dim.of(tile.panels()));
    know(Tile.COLUMN, Dim.of(tile.columns()));
    check(tile.a(), moved(tile, tile.aOffset(), Tile.Loop::aStride));
    check(tile.b(), moved(tile, tile.bOffset(), Tile.Loop::bStride).plus(Index.of(Tile.LANE, 1)));
    check(tile.fill());
    check(tile.epilogue());
  }

  private static Stream<Tile.Loop> loops(Tile tile) {
    Stream<Tile.Loop> kept = Stream.concat(tile.outer().stream(), Stream.of(tile.rows()));
    return Stream.concat(kept, tile.sums().stream());
  }

  private static Index moved(Tile tile, int offset, ToIntFunction<Tile.Loop> stride) {
    return loops(tile)
        .map(loop -> Index.of(loop.var(), stride.applyAsInt(loop)))
        .reduce(Index.of(offset), Index::plus);
  }

  private void check(Expr e) {
    if (e instanceof Expr.Load(var buffer, var index)) {
      check(buffer, index);
    }
    Exprs.children(e).forEach(this::check);
  }

  private void check(Buffer buffer, Index index) {
    int width = widths.getOrDefault(buffer, 0);
    if (width > 0 && !isWithin(index, width)) {
      throw new IllegalStateException(
          "%s has panels of %d, and the index %s runs past one".formatted(buffer, width, index));
    }
  }

  /** Strides that are whole panels' or those of inner axes are multiples of a panel's width. */
  private boolean isWithin(Index index, int width) {
    long first = Math.floorMod(index.offset(), width);
    long last = first;
    for (Index.Term term : index.terms()) {
      if (term.stride() % width != 0) {
        long far = (long) term.stride() * (extents.getOrDefault(term.var(), UNKNOWN) - 1);
        first += Math.min(0, far);
        last += Math.max(0, far);
      }
    }
    return first >= 0 && last < width;
  }
}
