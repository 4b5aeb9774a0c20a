package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/**
 * Whether iterations of a loop may run in any order and at once: all that is written is written
 * inside of it, no sum is carried from one iteration to the next, and no two iterations touch the
 * same element of what is written.
 */
final class Independence {

  private final String var;
  private final Dim extent;

  /** The extents of the loops around; none for what is picked at run time. */
  private final Map<String, Dim> extents = new HashMap<>();

  private final Set<String> lanes = new HashSet<>();
  private final List<Access> accesses = new ArrayList<>();
  private final Set<Buffer> written = new HashSet<>();

  /** Sums, and lanes of folds, that began in this iteration. */
  private final Set<Object> begun = new HashSet<>();

  private boolean inside;
  private boolean holds = true;

  /**
   * An element of a buffer that some iteration reads or writes.
   *
   * @param padded whether lanes write up to the end of the last vector
   * @param extents of the loops around
   */
  private record Access(Buffer buffer, Index index, boolean padded, Map<String, Dim> extents) {}

  private Independence(String var, Dim extent) {
    this.var = var;
    this.extent = extent;
  }

  /** True of a loop that several threads may share. */
  static boolean holds(List<Stmt> kernel, String var, Dim extent) {
    Independence check = new Independence(var, extent);
    check.walk(kernel);
    return check.holds && check.written.stream().allMatch(check::isApart);
  }

  private void walk(List<Stmt> statements) {
    statements.forEach(this::walk);
  }

  private void walk(Stmt statement) {
    switch (statement) {
      case Stmt.For(var name, var loop, var body) -> loop(name, loop, body);
      case Stmt.Lanes(var name, var loop, var body, _) -> {
        lanes.add(name);
        loop(name, loop, body);
      }
      case Stmt.Let(_, var value) -> walk(value);
      case Stmt.Pick(_, var value) -> walk(value);
      case Stmt.Accumulator(var name, _) -> begun.add(name);
      case Stmt.Assign(var name, var value) -> {
        holds &= inside && begun.contains(name);
        walk(value);
      }
      case Stmt.Store(var buffer, var index, var value, var padded) -> {
        walk(value);
        store(buffer, index, padded);
      }
      case Stmt.ClearLanes(_, var fold) -> begun.add(fold);
      case Stmt.AddLanes(_, var fold, var value) -> {
        holds &= inside && begun.contains(fold);
        walk(value);
      }
      case Stmt.FoldLanes(_, _, var fold) -> holds &= inside && begun.contains(fold);
      case Stmt.Tiled(var tile) -> walk(tile);
    }
  }

  private void loop(String name, Dim loop, List<Stmt> body) {
    boolean split = name.equals(var);
    holds &= !split || !inside && loop.equals(extent);
    extents.put(name, loop);
    inside |= split;
    if (split) {
      begun.clear();
    }
    walk(body);
    extents.remove(name);
    inside &= !split;
    if (split) {
      begun.clear();
    }
  }

  private void walk(Tile tile) {
    List<Tile.Loop> loops = new ArrayList<>(tile.outer());
    loops.add(tile.rows());
    loops.forEach(loop -> extents.put(loop.var(), loop.extent()));
    extents.put(Tile.PANEL, Dim.of(tile.panels()));
    extents.put(Tile.LANE, Dim.of(tile.panel()));
    holds &= !inside && extent.equals(extents.get(var));
    inside = true;
    for (Stmt statement : tile.epilogue()) {
      switch (statement) {
        case Stmt.Let(_, var value) -> walk(value);
        case Stmt.Store(var buffer, var index, var value, _) -> {
          walk(value);
          store(buffer, withinColumns(tile, index), false);
        }
        default -> holds = false;
      }
    }
    inside = false;
    holds &= !written.contains(tile.a()) && !written.contains(tile.b());
  }

  /**
   * Where the last panel is stored under a mask, or has moved up, a row of columns is one loop,
   * unless it is the panels that are shared: then columns of two panels get the same from both.
   */
  private Index withinColumns(Tile tile, Index index) {
    if (!tile.ragged() && !tile.movesUp()) {
      return index;
    }
    Index panels = index;
    if (index.stride(Tile.COLUMN) == 1) {
      panels = index.without(Tile.COLUMN).plus(Index.of(Tile.PANEL, tile.panel()));
    }
    boolean row = panels.stride(Tile.PANEL) == tile.panel() && panels.stride(Tile.LANE) == 1;
    if (!row || var.equals(Tile.PANEL)) {
      return panels;
    }
    extents.put(Tile.COLUMN, Dim.of(tile.columns()));
    return panels.without(Tile.PANEL).without(Tile.LANE).plus(Index.of(Tile.COLUMN, 1));
  }

  private void store(Buffer buffer, Index index, boolean padded) {
    holds &= inside;
    if (buffer.space() != Space.SCRATCH) {
      written.add(buffer);
      accesses.add(new Access(buffer, index, padded, Map.copyOf(extents)));
    }
  }

  private void walk(Expr e) {
    if (e instanceof Expr.Load(var buffer, var index)) {
      accesses.add(new Access(buffer, index, false, Map.copyOf(extents)));
    }
    Exprs.children(e).forEach(this::walk);
  }

  /** True if no two iterations touch the same element of a buffer. */
  private boolean isApart(Buffer buffer) {
    List<Access> all = accesses.stream().filter(a -> a.buffer().equals(buffer)).toList();
    int stride = all.getFirst().index().stride(var);
    return stride > 0
        && all.stream().allMatch(access -> access.index().stride(var) == stride)
        && isApart(all, stride);
  }

  /**
   * The loop moves by {@code stride}; loops further in must stay within that, loops further out
   * move by multiples of more than it goes in all.
   */
  private boolean isApart(List<Access> all, int stride) {
    boolean padded = all.stream().anyMatch(Access::padded);
    long reach = extent.isLiteral() ? (long) stride * count(var, extent, padded) : Long.MAX_VALUE;
    long period = period(all, reach);
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (Access access : all) {
      int offset = access.index().offset();
      long first = period == 0 ? offset : Math.floorMod(offset, period);
      long span = span(access, reach);
      if (span < 0) {
        return false;
      }
      low = Math.min(low, first);
      high = Math.max(high, first + span);
    }
    return high - low < stride && (period == 0 || period >= reach);
  }

  /** Iterations of a loop; lanes may write up to a whole vector of the widest kind. */
  private int count(String loop, Dim iterations, boolean padded) {
    int count = iterations.literal();
    return padded && lanes.contains(loop) ? Math.ceilDiv(count, Split.LINE) * Split.LINE : count;
  }

  /** What all strides of loops further out are multiples of, 0 if there is none. */
  private long period(List<Access> all, long reach) {
    long period = 0;
    for (Access access : all) {
      for (Index.Term term : access.index().terms()) {
        if (!term.var().equals(var) && term.stride() >= reach) {
          period = gcd(term.stride(), period);
        }
      }
    }
    return period;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** How far loops further in go, or -1 if nobody knows. */
  private long span(Access access, long reach) {
    long span = 0;
    for (Index.Term term : access.index().terms()) {
      if (!term.var().equals(var) && term.stride() < reach) {
        Dim inner = access.extents().get(term.var());
        if (inner == null || !inner.isLiteral() || term.stride() < 0) {
          return -1;
        }
        span += (long) term.stride() * (count(term.var(), inner, access.padded()) - 1);
      }
    }
    return span;
  }
}
