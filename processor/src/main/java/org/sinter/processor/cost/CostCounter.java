package org.sinter.processor.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/** Walks a kernel once; every statement counts as often as the loops around it let it run. */
final class CostCounter {
  private final Traffic traffic;
  private final Map<String, Dim> loops = new HashMap<>();
  private final Map<String, Lookup> lookups = new HashMap<>();
  private UnaryOperator<Index> columns = UnaryOperator.identity();
  private Polynomial operations = Polynomial.ZERO;

  /** A place read from memory: as many as the loops around it, in whatever order. */
  private record Lookup(Polynomial times, Set<String> loops) {}

  CostCounter(Traffic traffic) {
    this.traffic = traffic;
  }

  void count(List<Stmt> body) {
    block(body, Polynomial.ONE);
  }

  KernelCost cost() {
    return new KernelCost(operations, traffic.reads(), traffic.writes());
  }

  private void block(List<Stmt> statements, Polynomial times) {
    statements.forEach(statement -> statement(statement, times));
  }

  private void statement(Stmt statement, Polynomial times) {
    switch (statement) {
      case Stmt.For(var name, var extent, var body) -> loop(name, extent, body, times);
      case Stmt.Lanes(var name, var extent, var body, _) -> loop(name, extent, body, times);
      case Stmt.Let(_, var value) -> value(value, times);
      case Stmt.Assign(_, var value) -> value(value, times);
      case Stmt.Pick(var name, var value) -> {
        value(value, Polynomial.ZERO); // its limits are no arithmetic of the network
        lookups.put(name, new Lookup(times, new HashSet<>(loops.keySet())));
      }
      case Stmt.Store(var buffer, var index, var value, _) -> {
        value(value, times);
        Place place = place(index);
        traffic.write(buffer, place.repeats(), place.within());
      }
      case Stmt.AddLanes(_, _, var value) -> {
        value(value, times);
        operations = operations.plus(times);
      }
      case Stmt.Tiled(var tile) -> tile(tile, times);
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _ -> {}
    }
  }

  private void loop(String name, Dim extent, List<Stmt> body, Polynomial times) {
    loops.put(name, extent);
    block(body, times.times(Polynomial.of(extent)));
    loops.remove(name);
  }

  private void value(Expr value, Polynomial times) {
    operations = operations.plus(times.times(own(value)));
    if (value instanceof Expr.Load(var buffer, var index)) {
      Place place = place(index);
      traffic.read(buffer, place.repeats(), place.within());
    }
    Exprs.children(value).forEach(child -> value(child, times));
  }

  private static int own(Expr value) {
    return switch (value) {
      case Expr.Arg _, Expr.Const _, Expr.Load _, Expr.Local _, Expr.Position _, Expr.Uniform _ ->
          0;
      case Expr.Unary(var op, _) -> op.isTranscendental() ? KernelCost.FUNCTION : 1;
      case Expr.Binary _, Expr.Select _ -> 1;
      case Expr.Fma _ -> 2;
    };
  }

  /** Where an index goes. */
  private record Place(Polynomial repeats, Footprint within) {}

  private Place place(Index at) {
    Index index = columns.apply(at);
    Set<String> met = new HashSet<>();
    Polynomial repeats = Polynomial.ONE;
    for (Index.Term term : index.terms()) {
      Lookup lookup = lookups.get(term.var());
      if (lookup != null && !met.containsAll(lookup.loops)) {
        repeats = repeats.times(lookup.times);
        met.addAll(lookup.loops);
      }
    }
    Moves moves = new Moves(index.offset());
    for (Index.Term term : index.terms()) {
      if (!met.contains(term.var()) && !lookups.containsKey(term.var())) {
        moves.add(extent(term.var()), term.stride());
      }
    }
    return moves.place(repeats);
  }

  private Dim extent(String loop) {
    Dim extent = loops.get(loop);
    if (extent == null) {
      throw new IllegalStateException("no loop over " + loop + ", only " + loops.keySet());
    }
    return extent;
  }

  /** Gathers the loops of an index. */
  private static final class Moves {
    private final List<Footprint.Term> terms = new ArrayList<>();
    private Polynomial examples = Polynomial.ONE;
    private int offset;

    Moves(int offset) {
      this.offset = offset;
    }

    void add(Dim extent, int stride) {
      if (stride == 0) {
        return;
      }
      if (!extent.isLiteral()) {
        examples = examples.times(Polynomial.of(extent));
        return;
      }
      offset += Math.min(0, stride) * (extent.literal() - 1);
      terms.add(new Footprint.Term(Math.abs(stride), extent.literal()));
    }

    Place place(Polynomial repeats) {
      return new Place(repeats.times(examples), new Footprint(terms, offset));
    }
  }

  /** A panel made before its rows, the products, then what is done with each sum. */
  private void tile(Tile tile, Polynomial times) {
    loops.put(Tile.PANEL, Dim.of(tile.panels()));
    loops.put(Tile.COLUMN, Dim.of(tile.columns() - tile.panel() + 1));
    block(tile.fill(), times.times(tile.panels()));
    operand(tile.a(), a(tile));
    operand(tile.b(), b(tile));
    Polynomial sums = times.times(tile.columns());
    for (Tile.Loop loop : kept(tile)) {
      loops.put(loop.var(), loop.extent());
      sums = sums.times(Polynomial.of(loop.extent()));
    }
    operations = operations.plus(times.times(products(tile)).times(2));
    loops.put(Tile.LANE, Dim.of(Math.min(tile.panel(), tile.columns())));
    loops.put(Tile.COLUMN, Dim.of(tile.columns()));
    columns = index -> joined(index, tile.panel());
    block(tile.epilogue(), sums);
    columns = UnaryOperator.identity();
    kept(tile).forEach(loop -> loops.remove(loop.var()));
    List.of(Tile.PANEL, Tile.LANE, Tile.COLUMN).forEach(loops::remove);
  }

  /** All products but those with the zeros around an image. */
  private static Polynomial products(Tile tile) {
    List<Tile.Loop> loops = kept(tile);
    loops.addAll(tile.sums());
    Polynomial products = Polynomial.of(tile.columns());
    for (Border border : tile.borders()) {
      Dim places = take(loops, border.place());
      Dim steps = take(loops, border.sum());
      products = products.times(border.products(places.literal(), steps.literal()));
    }
    for (Tile.Loop loop : loops) {
      products = products.times(Polynomial.of(loop.extent()));
    }
    return products;
  }

  private static Dim take(List<Tile.Loop> loops, String name) {
    for (Tile.Loop loop : loops) {
      if (loop.var().equals(name)) {
        loops.remove(loop);
        return loop.extent();
      }
    }
    throw new IllegalStateException("no loop over " + name + ", only " + loops);
  }

  private static List<Tile.Loop> kept(Tile tile) {
    List<Tile.Loop> kept = new ArrayList<>(tile.outer());
    kept.add(tile.rows());
    return kept;
  }

  private static Moves a(Tile tile) {
    Moves moves = new Moves(tile.aOffset());
    kept(tile).forEach(loop -> moves.add(loop.extent(), loop.aStride()));
    tile.sums().forEach(loop -> moves.add(loop.extent(), loop.aStride()));
    return moves;
  }

  private static Moves b(Tile tile) {
    Moves moves = new Moves(tile.bOffset());
    tile.outer().forEach(loop -> moves.add(loop.extent(), loop.bStride()));
    tile.sums().forEach(loop -> moves.add(loop.extent(), loop.bStride()));
    if (tile.panelStride() == tile.panel()) {
      moves.add(Dim.of(tile.columns()), 1);
    } else {
      moves.add(Dim.of(tile.panels()), tile.panelStride());
      moves.add(Dim.of(Math.min(tile.panel(), tile.columns())), 1);
    }
    return moves;
  }

  private void operand(Buffer buffer, Moves moves) {
    Place place = moves.place(Polynomial.ONE);
    traffic.read(buffer, place.repeats(), place.within());
  }

  /** Panel and lane as one loop over the columns, so that the last panel ends with them. */
  private static Index joined(Index index, int panel) {
    int stride = index.stride(Tile.LANE);
    if (stride != 0 && index.stride(Tile.COLUMN) == stride) {
      return index.without(Tile.LANE);
    }
    return stride != 0 && index.stride(Tile.PANEL) == panel * stride
        ? index.without(Tile.PANEL).without(Tile.LANE).plus(Index.of(Tile.COLUMN, stride))
        : index;
  }
}
