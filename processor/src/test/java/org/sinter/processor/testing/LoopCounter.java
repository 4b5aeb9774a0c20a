package org.sinter.processor.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;

/**
 * Walks loops as they run, iteration after iteration, computing nothing: lists the elements that
 * are read and written, and counts the operations.
 */
public final class LoopCounter {
  /** From one lookup's row to the next: beyond all addresses. */
  private static final int FAR = 1 << 20;

  private final Map<String, Integer> symbols;
  private final int function;
  private final Map<String, Integer> variables = new HashMap<>();
  private final Map<Buffer, Set<Integer>> reads = new HashMap<>();
  private final Map<Buffer, Set<Integer>> writes = new HashMap<>();
  private long operations;
  private int lookups;

  /**
   * @param function what a transcendental function counts
   */
  public LoopCounter(Map<String, Integer> symbols, int function) {
    this.symbols = symbols;
    this.function = function;
  }

  public long operations() {
    return operations;
  }

  /** Elements read that were not written before. */
  public Map<Buffer, Set<Integer>> reads() {
    return reads;
  }

  public Map<Buffer, Set<Integer>> writes() {
    return writes;
  }

  /** True if it is an element that a lookup found: nobody knows which. */
  public static boolean isFar(int at) {
    return at >= FAR / 2;
  }

  public void run(List<Stmt> statements) {
    statements.forEach(this::run);
  }

  private void run(Stmt statement) {
    switch (statement) {
      case Stmt.For(var variable, var extent, var body) -> loop(variable, extent, () -> run(body));
      case Stmt.Lanes(var variable, var extent, var body, _) ->
          loop(variable, extent, () -> run(body));
      case Stmt.Let(_, var value) -> value(value);
      case Stmt.Assign(_, var value) -> value(value);
      case Stmt.Pick(var name, var value) -> {
        long before = operations;
        value(value);
        operations = before;
        variables.put(name, FAR * ++lookups);
      }
      case Stmt.Store(var buffer, var index, var value, _) -> {
        value(value);
        write(buffer, at(index));
      }
      case Stmt.AddLanes(_, _, var value) -> {
        value(value);
        operations++;
      }
      case Stmt.Tiled(var tile) -> tile(tile);
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _ -> {}
    }
  }

  private void loop(String variable, Dim extent, Runnable body) {
    for (int i = 0; i < extent.evaluate(symbols); i++) {
      variables.put(variable, i);
      body.run();
    }
    variables.remove(variable);
  }

  private void tile(Tile tile) {
    loops(tile.outer(), () -> loops(List.of(tile.rows()), () -> columns(tile)));
  }

  private void loops(List<Tile.Loop> loops, Runnable body) {
    if (loops.isEmpty()) {
      body.run();
    } else {
      Tile.Loop loop = loops.getFirst();
      loop(loop.var(), loop.extent(), () -> loops(loops.subList(1, loops.size()), body));
    }
  }

  private void columns(Tile tile) {
    boolean first = Maps.at(variables, tile.rows().var()) == 0;
    for (int column = 0; column < tile.columns(); column++) {
      variables.put(Tile.PANEL, column / tile.panel());
      int start = tile.firstColumn(column / tile.panel());
      variables.put(Tile.COLUMN, start);
      if (column % tile.panel() == 0 && first) {
        variables.remove(Tile.LANE);
        run(tile.fill());
      }
      variables.put(Tile.LANE, column - start);
      loops(tile.sums(), () -> product(tile));
      run(tile.epilogue());
    }
    variables.remove(Tile.PANEL);
    variables.remove(Tile.COLUMN);
    variables.remove(Tile.LANE);
  }

  /** With a zero around an image it need not be computed. */
  private void product(Tile tile) {
    boolean inside =
        tile.borders().stream()
            .allMatch(
                border ->
                    border.isInside(
                        Maps.at(variables, border.place()), Maps.at(variables, border.sum())));
    operations += inside ? 2 : 0;
    int lane = Maps.at(variables, Tile.LANE);
    int panel = Maps.at(variables, Tile.PANEL) * tile.panelStride();
    int row = Maps.at(variables, tile.rows().var()) * tile.rows().aStride();
    read(tile.a(), tile.aOffset() + row + strides(tile, true));
    read(tile.b(), tile.bOffset() + panel + lane + strides(tile, false));
  }

  private int strides(Tile tile, boolean a) {
    int sum = 0;
    for (List<Tile.Loop> loops : List.of(tile.outer(), tile.sums())) {
      for (Tile.Loop loop : loops) {
        sum += Maps.at(variables, loop.var()) * (a ? loop.aStride() : loop.bStride());
      }
    }
    return sum;
  }

  private void value(Expr e) {
    switch (e) {
      case Expr.Load(var buffer, var index) -> read(buffer, at(index));
      case Expr.Unary(var op, _) -> operations += op.isTranscendental() ? function : 1;
      case Expr.Binary _, Expr.Select _ -> operations++;
      case Expr.Fma _ -> operations += 2;
      case Expr.Arg _, Expr.Const _, Expr.Local _, Expr.Position _, Expr.Uniform _ -> {}
    }
    Exprs.children(e).forEach(this::value);
  }

  private int at(Index index) {
    return index.offset()
        + index.terms().stream().mapToInt(t -> Maps.at(variables, t.var()) * t.stride()).sum();
  }

  private void read(Buffer buffer, int at) {
    Set<Integer> written = writes.getOrDefault(buffer, Set.of());
    boolean cleared = isFar(at) && !written.stream().allMatch(LoopCounter::isFar);
    if (!written.contains(at) && !cleared) {
      add(reads, buffer, at);
    }
  }

  private void write(Buffer buffer, int at) {
    add(writes, buffer, at);
  }

  private static void add(Map<Buffer, Set<Integer>> places, Buffer buffer, int at) {
    boolean scratch = buffer.space() == Buffer.Space.WORKSPACE && buffer.offset() != 0;
    if (!scratch) {
      places.computeIfAbsent(buffer, _ -> new HashSet<>()).add(at);
    }
  }
}
