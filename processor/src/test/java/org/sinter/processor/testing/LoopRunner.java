package org.sinter.processor.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;

/** Runs loops as they are defined, one element after the other, in double. */
public final class LoopRunner {
  private static final int VIRTUAL_LANES = 64;

  private final Memory memory;
  private final Evaluation evaluation;
  private final Map<String, Integer> variables = new HashMap<>();
  private final Map<String, Double> locals = new HashMap<>();
  private String lane = "";

  /** Where buffers lie. */
  public interface Memory {
    double[] array(Buffer buffer);

    int start(Buffer buffer);
  }

  /**
   * @param evaluation for the extents' symbols and random numbers
   */
  public LoopRunner(Memory memory, Evaluation evaluation) {
    this.memory = memory;
    this.evaluation = evaluation;
    variables.put("n", evaluation.symbols().getOrDefault("N", 0));
  }

  public void run(List<Stmt> statements) {
    statements.forEach(this::run);
  }

  private void run(Stmt statement) {
    switch (statement) {
      case Stmt.For(var variable, var extent, var body) -> loop(variable, extent, () -> run(body));
      case Stmt.Lanes(var variable, var extent, var body, _) -> {
        lane = variable;
        loop(variable, extent, () -> run(body));
      }
      case Stmt.Let(var name, var value) -> locals.put(name, value(value));
      case Stmt.Pick(var name, var value) -> variables.put(name, (int) value(value));
      case Stmt.Accumulator(var name, var initial) -> locals.put(name, initial);
      case Stmt.Assign(var name, var value) -> {
        Maps.at(locals, name);
        locals.put(name, value(value));
      }
      case Stmt.Store(var buffer, var index, var value, _) ->
          memory.array(buffer)[memory.start(buffer) + at(index)] = value(value);
      case Stmt.ClearLanes(var op, var scratch) -> {
        int start = memory.start(scratch);
        Arrays.fill(memory.array(scratch), start, start + VIRTUAL_LANES, op.identity());
      }
      case Stmt.AddLanes(var op, var scratch, var value) -> {
        int at = memory.start(scratch) + Maps.at(variables, lane) % VIRTUAL_LANES;
        double[] array = memory.array(scratch);
        array[at] = op.apply(array[at], value(value));
      }
      case Stmt.FoldLanes(var name, var op, var scratch) ->
          locals.put(name, fold(op, memory.array(scratch), memory.start(scratch)));
      case Stmt.Tiled(var tile) -> tile(tile);
    }
  }

  private void loop(String variable, Dim extent, Runnable body) {
    if (variables.containsKey(variable)) {
      throw new IllegalStateException("loop variable " + variable + " twice");
    }
    for (int i = 0; i < extent.evaluate(evaluation.symbols()); i++) {
      variables.put(variable, i);
      body.run();
    }
    variables.remove(variable);
  }

  private static double fold(ReduceOp op, double[] array, int start) {
    double[] lanes = Arrays.copyOfRange(array, start, start + VIRTUAL_LANES);
    for (int half = VIRTUAL_LANES / 2; half >= 1; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] = op.apply(lanes[i], lanes[i + half]);
      }
    }
    return lanes[0];
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
    for (int column = 0; column < tile.columns(); column++) {
      variables.put(Tile.PANEL, column / tile.panel());
      int start = tile.firstColumn(column / tile.panel());
      variables.put(Tile.COLUMN, start);
      if (column % tile.panel() == 0) {
        variables.remove(Tile.LANE);
        run(tile.fill());
      }
      variables.put(Tile.LANE, column - start);
      locals.put(Tile.SUM, 0.0);
      loops(tile.sums(), () -> locals.merge(Tile.SUM, product(tile), Double::sum));
      run(tile.epilogue());
    }
    variables.remove(Tile.PANEL);
    variables.remove(Tile.COLUMN);
    variables.remove(Tile.LANE);
  }

  private double product(Tile tile) {
    int a = memory.start(tile.a()) + tile.aOffset() + strides(tile, true);
    int b = memory.start(tile.b()) + tile.bOffset() + strides(tile, false);
    b += Maps.at(variables, Tile.PANEL) * tile.panelStride() + Maps.at(variables, Tile.LANE);
    return memory.array(tile.a())[a] * memory.array(tile.b())[b];
  }

  private int strides(Tile tile, boolean a) {
    int sum = Maps.at(variables, tile.rows().var()) * (a ? tile.rows().aStride() : 0);
    for (List<Tile.Loop> loops : List.of(tile.outer(), tile.sums())) {
      for (Tile.Loop loop : loops) {
        sum += Maps.at(variables, loop.var()) * (a ? loop.aStride() : loop.bStride());
      }
    }
    return sum;
  }

  private int at(Index index) {
    return index.offset()
        + index.terms().stream().mapToInt(t -> Maps.at(variables, t.var()) * t.stride()).sum();
  }

  private double value(Expr e) {
    return Exprs.evaluate(
        Exprs.map(
            e,
            leaf ->
                switch (leaf) {
                  case Expr.Load(var buffer, var index) ->
                      Expr.constant(memory.array(buffer)[memory.start(buffer) + at(index)]);
                  case Expr.Local(var name) -> Expr.constant(Maps.at(locals, name));
                  case Expr.Position(var index) -> Expr.constant(at(index));
                  case Expr.Uniform(var node, var index) ->
                      Expr.constant(evaluation.random().uniform(node, at(index)));
                  default -> leaf;
                }));
  }
}
