package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;

/** Writes what happens to each finished vector of a register tile. */
final class TileEpilogue {
  private final Tile tile;
  private final TileShape.Cut cut;
  private final Addresses addresses;

  /** Names of the locals that hold where an access of the first row and panel begins. */
  private final Map<Access, String> bases = new LinkedHashMap<>();

  /** Loads that are the same for all rows, such as the bias, by panel and vector. */
  private final Map<Expr, Map<Integer, String>> once = new LinkedHashMap<>();

  private record Access(Buffer buffer, Index index) {}

  /** Which of a row's vectors: panel, vector within it, and number within the row. */
  record Column(int panel, int vector, int number) {}

  TileEpilogue(Tile tile, TileShape.Cut cut, Addresses addresses) {
    this.tile = tile;
    this.cut = cut;
    this.addresses = addresses;
  }

  /** Declares where each access along the vectors begins. */
  void bases(CodeBlock.Builder code) {
    for (Stmt statement : tile.epilogue()) {
      for (Expr.Load l : loads(value(statement))) {
        base(l.buffer(), l.index());
      }
      if (statement instanceof Stmt.Store store) {
        base(store.buffer(), store.index());
      }
    }
    bases.forEach(
        (access, name) ->
            code.addStatement("int $L = $L", name, addresses.of(access.buffer, access.index)));
  }

  private void base(Buffer buffer, Index index) {
    if (index.stride(Tile.LANE) == 1) {
      bases.computeIfAbsent(new Access(buffer, index), _ -> "at" + bases.size());
    }
  }

  private static List<Expr.Load> loads(Expr e) {
    if (e instanceof Expr.Load load) {
      return List.of(load);
    }
    return Exprs.children(e).stream().flatMap(child -> loads(child).stream()).toList();
  }

  /** Statements that declare the mask of a column's vector, and load what all rows share. */
  List<CodeBlock> once(Column column) {
    List<CodeBlock> statements = new ArrayList<>();
    if (tile.ragged()) {
      String first =
          Addresses.join("q * " + tile.panel() + " + j", List.of(), column.panel() * tile.panel());
      statements.add(
          CodeBlock.of(
              "$T<Float> m$L = S.indexInRange($L, $L);",
              Types.MASK,
              column.number(),
              first + TileSums.shift(column.vector()),
              tile.columns()));
    }
    for (Stmt statement : tile.epilogue()) {
      loads(value(statement)).stream()
          .filter(this::isShared)
          .forEach(load -> share(statements, load, column));
    }
    return statements;
  }

  /** What a statement of an epilogue computes. */
  static Expr value(Stmt statement) {
    return switch (statement) {
      case Stmt.Let(_, var value) -> value;
      case Stmt.Store(_, _, var value, _) -> value;
      default -> throw new IllegalStateException("in a tile's epilogue: " + statement);
    };
  }

  private boolean isShared(Expr.Load load) {
    return load.index().stride(tile.rows().var()) == 0 && load.index().stride(Tile.LANE) == 1;
  }

  private void share(List<CodeBlock> statements, Expr.Load load, Column column) {
    Map<Integer, String> names = once.computeIfAbsent(load, _ -> new HashMap<>());
    if (!names.containsKey(column.number())) {
      int which = List.copyOf(once.keySet()).indexOf(load);
      names.put(column.number(), "c" + column.number() + (which == 0 ? "" : "_" + which));
      statements.add(
          CodeBlock.of(
              "$T $L = $L;",
              Types.FLOAT_VECTOR,
              names.get(column.number()),
              load(load, 0, column)));
    }
  }

  private CodeBlock load(Expr.Load load, int row, Column column) {
    return CodeBlock.of(
        "$T.fromArray(S, $L, $L)",
        Types.FLOAT_VECTOR,
        load.buffer().space().array(),
        address(load.buffer(), load.index(), row, column));
  }

  private String address(Buffer buffer, Index index, int row, Column column) {
    int offset = cut.distance(row, tile, index) + column.panel() * index.stride(Tile.PANEL);
    String base = Maps.at(bases, new Access(buffer, index));
    return Addresses.join(base, List.of(), offset) + TileSums.shift(column.vector());
  }

  /** Zeros where a result of a row, told by variables of both loops, will be stored. */
  CodeBlock clear(Column column, String row, String around) {
    Stmt.Store store = store();
    String first = address(store.buffer(), store.index(), 0, column);
    List<String> terms = new ArrayList<>();
    TileAddresses.term(terms, row, store.index().stride(tile.rows().var()));
    cut.stacked()
        .ifPresent(loop -> TileAddresses.term(terms, around, store.index().stride(loop.var())));
    return CodeBlock.of(
        "zero.intoArray($L, $L)", store.buffer().space().array(), Addresses.join(first, terms, 0));
  }

  /** What a result holds before. */
  CodeBlock stored(Column column, int row) {
    Stmt.Store store = store();
    return CodeBlock.of(
        "$T.fromArray(S, $L, $L)",
        Types.FLOAT_VECTOR,
        store.buffer().space().array(),
        address(store.buffer(), store.index(), row, column));
  }

  /** Of an epilogue that is nothing else. */
  private Stmt.Store store() {
    return (Stmt.Store) tile.epilogue().getLast();
  }

  /** The statements that finish one vector; what is read once is written in place. */
  List<CodeBlock> finish(Column column, int row, String sum, boolean masked) {
    List<CodeBlock> lines = new ArrayList<>();
    Map<String, String> locals = new HashMap<>(Map.of(Tile.SUM, sum));
    Set<String> vectors = new HashSet<>(Set.of(Tile.SUM));
    VectorExpressions e = expressions(column, locals, vectors, lines(lines, row, column, locals));
    Map<String, Expr> inlined = new HashMap<>();
    for (Stmt statement : tile.epilogue()) {
      if (statement instanceof Stmt.Let(var name, var value)) {
        Expr full = bound(value, inlined, row, column, locals, vectors);
        boolean loads = value instanceof Expr.Load load && !isShared(load);
        if (full instanceof Expr.Local && !loads || uses(name) < 2) {
          inlined.put(name, full);
        } else {
          locals.put(name, fresh(row, column, locals));
          vectors.add(name);
          lines.add(
              CodeBlock.of("$T $L = $L;", Types.FLOAT_VECTOR, locals.get(name), e.vector(full)));
        }
      } else if (statement instanceof Stmt.Store(var buffer, var index, var value, _)) {
        Expr full = bound(value, inlined, row, column, locals, vectors);
        lines.add(
            CodeBlock.of(
                "$L.intoArray($L, $L$L);",
                e.vector(full),
                buffer.space().array(),
                address(buffer, index, row, column),
                masked ? ", m" + column.number() : ""));
      }
    }
    return lines;
  }

  private static String fresh(int row, Column column, Map<String, String> locals) {
    return "t" + locals.size() + "_" + row + "_" + column.number();
  }

  private static VectorExpressions.Lines lines(
      List<CodeBlock> lines, int row, Column column, Map<String, String> locals) {
    return new VectorExpressions.Lines() {
      @Override
      public void add(CodeBlock statement) {
        lines.add(CodeBlock.of("$L;", statement));
      }

      @Override
      public String fresh() {
        String name = TileEpilogue.fresh(row, column, locals);
        locals.put(name, name);
        return name;
      }
    };
  }

  private VectorExpressions expressions(
      Column column,
      Map<String, String> locals,
      Set<String> vectors,
      VectorExpressions.Lines lines) {
    ScalarExpressions scalars = new ScalarExpressions(addresses, ElementType.FLOAT32, locals);
    String shift = TileSums.shift(column.vector());
    return new VectorExpressions(addresses, scalars, locals, vectors, Tile.LANE, shift, lines);
  }

  /** The expression with inlined locals, and with accesses moved to this row and column. */
  private Expr bound(
      Expr e,
      Map<String, Expr> inlined,
      int row,
      Column column,
      Map<String, String> locals,
      Set<String> vectors) {
    return Exprs.map(
        e,
        leaf ->
            switch (leaf) {
              case Expr.Local(var name) -> inlined.getOrDefault(name, leaf);
              case Expr.Load load when load.index().stride(Tile.LANE) == 1 -> {
                String code =
                    isShared(load)
                        ? Maps.at(Maps.at(once, load), column.number())
                        : "FloatVector.fromArray(S, "
                            + load.buffer().space().array()
                            + ", "
                            + address(load.buffer(), load.index(), row, column)
                            + ")";
                locals.put(code, code);
                vectors.add(code);
                yield new Expr.Local(code);
              }
              case Expr.Load(var buffer, var index) ->
                  new Expr.Load(buffer, moved(index, row, column));
              case Expr.Position(var index) -> new Expr.Position(moved(index, row, column));
              case Expr.Uniform(var node, var index) ->
                  new Expr.Uniform(node, moved(index, row, column));
              default -> leaf;
            });
  }

  private Index moved(Index index, int row, Column column) {
    return index
        .plus(cut.distance(row, tile, index))
        .plus(column.panel() * index.stride(Tile.PANEL));
  }

  private long uses(String local) {
    return tile.epilogue().stream().mapToLong(s -> uses(value(s), local)).sum();
  }

  private static long uses(Expr e, String local) {
    if (e instanceof Expr.Local(var name) && name.equals(local)) {
      return 1;
    }
    return Exprs.children(e).stream().mapToLong(child -> uses(child, local)).sum();
  }
}
