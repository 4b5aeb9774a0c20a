package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.ElementType;

/**
 * Writes a contraction as register tiles: a method for each height, its sums in locals, and the loops
 * that call them. One step of k an iteration, literal strides, the sum as the addend of the fma:
 * more of either makes the compiled code spill.
 */
final class VectorTile {
  private final String kernel;
  private final Tile tile;
  private final Signature signature;
  private final Addresses addresses;
  private final TileAddresses at;
  private final TileShape shape;
  private final List<MethodSpec> methods = new ArrayList<>();

  VectorTile(String kernel, Tile tile, Signature signature, Addresses addresses) {
    this.kernel = kernel;
    this.tile = tile;
    this.signature = signature;
    this.addresses = addresses;
    this.at = new TileAddresses(tile, addresses);
    this.shape = TileShape.of(tile);
  }

  /** One a height; valid after {@link #driver}. */
  List<MethodSpec> methods() {
    return methods;
  }

  /** The loops around the tiles: panels outside, so that a panel is read once for all rows. */
  CodeBlock driver() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Tile.Loop loop : tile.outer()) {
      String extent = Addresses.extent(loop.extent());
      code.beginControlFlow(
          "for (int $L = 0; $L < $L; $L++)", loop.var(), loop.var(), extent, loop.var());
    }
    if (shape.hasTall()) {
      panels(code, 1);
      tall(code);
      code.endControlFlow();
      code.endControlFlow();
    }
    if (shape.hasSingle()) {
      single(code);
    }
    tile.outer().forEach(_ -> code.endControlFlow());
    return code.build();
  }

  private void panels(CodeBlock.Builder code, int step) {
    String next = step == 1 ? "q++" : "q += " + step;
    code.beginControlFlow("for (int q = 0; q < $L; $L)", tile.panels(), next);
    code.beginControlFlow(
        "for (int j = 0; j < $L; j += $L)", tile.panel(), times(shape.vectors()));
  }

  private static String times(int vectors) {
    return vectors == 1 ? "VL" : vectors + " * VL";
  }

  private void tall(CodeBlock.Builder code) {
    String row = tile.rows().var();
    String extent = Addresses.extent(tile.rows().extent());
    code.addStatement("int $L = 0", row);
    for (TileShape.Run run : shape.runs()) {
      String end = run.end() < 0 ? extent + " - " + run.height() : Integer.toString(run.end());
      String test = run.end() < 0 ? " <= " : " < ";
      code.beginControlFlow("for (; $L$L$L; $L += $L)", row, test, end, row, run.height());
      call(code, run.height(), 1);
      code.endControlFlow();
    }
  }

  private void single(CodeBlock.Builder code) {
    String row = tile.rows().var();
    String extent = Addresses.extent(tile.rows().extent());
    String from = shape.hasTall() ? extent + " & -" + shape.lowest() : "0";
    code.beginControlFlow("for (int $L = $L; $L < $L; $L++)", row, from, row, extent, row);
    panels(code, shape.singlePanels());
    call(code, 1, shape.singlePanels());
    code.endControlFlow();
    code.endControlFlow();
    code.endControlFlow();
  }

  private void call(CodeBlock.Builder code, int height, int panels) {
    String name = kernel + "_rows" + height;
    code.addStatement("$L($L)", name, arguments());
    if (methods.stream().noneMatch(m -> m.name().equals(name))) {
      methods.add(method(name, height, panels));
    }
  }

  private String arguments() {
    List<String> arguments = new ArrayList<>(List.of(signature.forwarded()));
    tile.outer().forEach(loop -> arguments.add(loop.var()));
    arguments.addAll(List.of(tile.rows().var(), Tile.PANEL, Tile.LANE));
    return String.join(", ", arguments);
  }

  private MethodSpec method(String name, int height, int panels) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    signature.declare(method, ElementType.FLOAT32);
    tile.outer().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    method.addParameter(TypeName.INT, tile.rows().var());
    method.addParameter(TypeName.INT, Tile.PANEL);
    method.addParameter(TypeName.INT, Tile.LANE);
    CodeBlock.Builder code = CodeBlock.builder();
    int vectors = panels * shape.vectors();
    for (int r = 0; r < height; r++) {
      List<CodeBlock> sums = new ArrayList<>();
      for (int v = 0; v < vectors; v++) {
        sums.add(CodeBlock.of("$L = $T.zero(S)", sum(r, v), Types.FLOAT_VECTOR));
      }
      code.addStatement("$T $L", Types.FLOAT_VECTOR, CodeBlock.join(sums, ", "));
    }
    sums(code, height, vectors);
    epilogue(code, height, panels);
    return method.addCode(code.build()).build();
  }

  private static String sum(int row, int vector) {
    return "s" + row + "_" + vector;
  }

  private void sums(CodeBlock.Builder code, int height, int vectors) {
    code.addStatement("int x = $L", at.a(false));
    code.addStatement("int y = $L + j", at.b(false));
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    List<Tile.Loop> loops =
        tile.sums().stream().filter(l -> !(l.extent().isLiteral() && l.extent().literal() == 1)).toList();
    for (Tile.Loop loop : loops) {
      String extent = Addresses.extent(loop.extent());
      code.beginControlFlow(
          "for (int $L = 0; $L < $L; $L++)", loop.var(), loop.var(), extent, loop.var());
      TileAddresses.term(a, loop.var(), loop.aStride());
      TileAddresses.term(b, loop.var(), loop.bStride());
    }
    step(code, height, vectors, a, b);
    loops.forEach(_ -> code.endControlFlow());
  }

  private void step(
      CodeBlock.Builder code, int height, int vectors, List<String> a, List<String> b) {
    String arrayB = tile.b().space().array();
    for (int v = 0; v < vectors; v++) {
      int panel = v / shape.vectors();
      String address = Addresses.join("y", b, panel * tile.panelStride()) + shift(v % shape.vectors());
      code.addStatement(
          "$T y$L = $T.fromArray(S, $L, $L)",
          Types.FLOAT_VECTOR, v, Types.FLOAT_VECTOR, arrayB, address);
    }
    for (int r = 0; r < height; r++) {
      String address = Addresses.join("x", a, r * tile.rows().aStride());
      code.add(
          "$T x$L = $T.broadcast(S, $L[$L]);",
          Types.FLOAT_VECTOR, r, Types.FLOAT_VECTOR, tile.a().space().array(), address);
      for (int v = 0; v < vectors; v++) {
        code.add(" $L = x$L.fma(y$L, $L);", sum(r, v), r, v, sum(r, v));
      }
      code.add("\n");
    }
  }

  private static String shift(int vector) {
    return switch (vector) {
      case 0 -> "";
      case 1 -> " + VL";
      default -> " + " + vector + " * VL";
    };
  }

  private void epilogue(CodeBlock.Builder code, int height, int panels) {
    for (int p = 0; p < panels; p++) {
      for (int v = 0; v < shape.vectors(); v++) {
        int vector = p * shape.vectors() + v;
        if (tile.ragged()) {
          code.addStatement(
              "$T<Float> m$L = S.indexInRange($L, $L)",
              Types.MASK,
              vector,
              Addresses.join("q * " + tile.panel() + " + j", List.of(), p * tile.panel()) + shift(v),
              tile.columns());
        }
        Map<Expr, String> hoisted = hoist(code, p, v, vector);
        for (int r = 0; r < height; r++) {
          finish(code, new Place(r, p, v, vector), hoisted);
        }
      }
    }
  }

  /** Where one finished vector stands. */
  private record Place(int row, int panel, int vector, int number) {}

  /** Loads what is the same for all rows, such as the bias, once. */
  private Map<Expr, String> hoist(CodeBlock.Builder code, int panel, int v, int vector) {
    Map<Expr, String> hoisted = new HashMap<>();
    VectorExpressions e = expressions(v, new HashMap<>(), new HashSet<>());
    for (Stmt statement : tile.epilogue()) {
      if (statement instanceof Stmt.Let(_, var value)) {
        for (Expr.Load load : loads(value)) {
          boolean shared =
              load.index().stride(tile.rows().var()) == 0 && load.index().stride(Tile.LANE) == 1;
          if (shared && !hoisted.containsKey(load)) {
            String name = "c" + vector + (hoisted.isEmpty() ? "" : "_" + hoisted.size());
            hoisted.put(load, name);
            Expr moved = moved(load, new Place(0, panel, v, vector));
            code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, name, e.vector(moved));
          }
        }
      }
    }
    return hoisted;
  }

  private static List<Expr.Load> loads(Expr e) {
    if (e instanceof Expr.Load load) {
      return List.of(load);
    }
    return Exprs.children(e).stream().flatMap(child -> loads(child).stream()).toList();
  }

  private VectorExpressions expressions(
      int v, Map<String, String> locals, Set<String> vectors) {
    ScalarExpressions scalars =
        new ScalarExpressions(addresses, ElementType.FLOAT32, locals);
    return new VectorExpressions(addresses, scalars, locals, vectors, Tile.LANE, shift(v));
  }

  /** The epilogue of one vector; what is read once is written in place. */
  private void finish(CodeBlock.Builder code, Place place, Map<Expr, String> hoisted) {
    Map<String, String> locals = new HashMap<>();
    Set<String> vectors = new HashSet<>();
    locals.put(Tile.SUM, sum(place.row(), place.number()));
    vectors.add(Tile.SUM);
    hoisted.values().forEach(
        name -> {
          locals.put(name, name);
          vectors.add(name);
        });
    VectorExpressions e = expressions(place.vector(), locals, vectors);
    Map<String, Expr> inlined = new HashMap<>();
    String suffix = place.row() + "_" + place.number();
    for (Stmt statement : tile.epilogue()) {
      switch (statement) {
        case Stmt.Let(var name, var value) -> {
          Expr full = bound(value, inlined, hoisted, place);
          if (full instanceof Expr.Local || uses(name) < 2) {
            inlined.put(name, full);
          } else {
            locals.put(name, "t" + locals.size() + "_" + suffix);
            vectors.add(name);
            code.addStatement(
                "$T $L = $L", Types.FLOAT_VECTOR, locals.get(name), e.vector(full));
          }
        }
        case Stmt.Store(var buffer, var index, var value, _) -> {
          Expr full = bound(value, inlined, hoisted, place);
          String mask = tile.ragged() ? ", m" + place.number() : "";
          code.addStatement(
              "$L.intoArray($L, $L$L)",
              e.vector(full), buffer.space().array(), e.address(buffer, moved(index, place)), mask);
        }
        case Stmt.For _, Stmt.Lanes _, Stmt.Accumulator _, Stmt.Assign _, Stmt.ClearLanes _,
                Stmt.AddLanes _, Stmt.FoldLanes _, Stmt.Tiled _ ->
            throw new IllegalStateException("in a tile's epilogue: " + statement);
      }
    }
  }

  private Expr bound(
      Expr e, Map<String, Expr> inlined, Map<Expr, String> hoisted, Place place) {
    return Exprs.map(
        e,
        leaf -> {
          if (leaf instanceof Expr.Local(var name) && inlined.containsKey(name)) {
            return inlined.get(name);
          }
          String once = hoisted.get(leaf);
          return once != null ? new Expr.Local(once) : moved(leaf, place);
        });
  }

  private long uses(String local) {
    return tile.epilogue().stream()
        .mapToLong(
            s ->
                switch (s) {
                  case Stmt.Let(_, var value) -> uses(value, local);
                  case Stmt.Store(_, _, var value, _) -> uses(value, local);
                  default -> 0;
                })
        .sum();
  }

  private static long uses(Expr e, String local) {
    if (e instanceof Expr.Local(var name) && name.equals(local)) {
      return 1;
    }
    return Exprs.children(e).stream().mapToLong(child -> uses(child, local)).sum();
  }

  private Expr moved(Expr leaf, Place place) {
    return switch (leaf) {
      case Expr.Load(var buffer, var index) -> new Expr.Load(buffer, moved(index, place));
      case Expr.Position(var index) -> new Expr.Position(moved(index, place));
      case Expr.Uniform(var node, var index) -> new Expr.Uniform(node, moved(index, place));
      default -> leaf;
    };
  }

  private Index moved(Index index, Place place) {
    return index
        .plus(place.row() * index.stride(tile.rows().var()))
        .plus(place.panel() * index.stride(Tile.PANEL));
  }
}
