package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;

/** Writes a kernel as plain Java: the twin that runs everywhere and the one for double. */
final class ScalarKernel {
  private final Signature signature;
  private final Addresses addresses;
  private final ElementType element;
  private final TypeName number;
  private final Map<String, String> locals = new HashMap<>();
  private final ScalarExpressions expressions;
  private final CodeBlock.Builder code = CodeBlock.builder();

  ScalarKernel(Signature signature, Map<Buffer, String> slices, ElementType element) {
    this.signature = signature;
    this.addresses = new Addresses(signature, slices);
    this.element = element;
    this.number = Types.primitive(element);
    this.expressions = new ScalarExpressions(addresses, element, locals);
  }

  CodeBlock body(List<Stmt> statements) {
    block(statements, "");
    return code.build();
  }

  private void block(List<Stmt> statements, String lane) {
    for (Stmt statement : statements) {
      statement(statement, lane);
    }
  }

  private void statement(Stmt statement, String lane) {
    switch (statement) {
      case Stmt.For(var var, var extent, var body) -> {
        loop(var, extent);
        block(body, lane);
        code.endControlFlow();
      }
      case Stmt.Lanes(var var, var extent, var body, _) -> {
        loop(var, extent);
        block(body, var);
        code.endControlFlow();
      }
      case Stmt.Let(var name, var value) ->
          code.addStatement("$T $L = $L", number, local(name), expressions.of(value));
      case Stmt.Pick(var name, var value) ->
          code.addStatement("int $L = (int) ($L)", name, expressions.of(value));
      case Stmt.Accumulator(var name, var initial) ->
          code.addStatement("$T $L = $L", number, local(name), expressions.literal(initial));
      case Stmt.Assign(var name, var value) ->
          code.addStatement("$L = $L", locals.get(name), expressions.of(value));
      case Stmt.Store(var buffer, var index, var value, _) ->
          code.addStatement(
              "$L[$L] = $L",
              buffer.space().array(),
              addresses.of(buffer, index),
              expressions.of(value));
      case Stmt.ClearLanes(var op, var scratch) -> code.addStatement(clear(scratch, op.identity()));
      case Stmt.AddLanes(var op, var scratch, var value) -> {
        String at = addresses.lane(scratch, lane);
        Expr sum = new Expr.Binary(op.binary(), new Expr.Local(at), value);
        locals.put(at, "w[" + at + "]");
        code.addStatement("w[$L] = $L", at, expressions.of(sum));
      }
      case Stmt.FoldLanes(var name, var op, var scratch) ->
          code.addStatement("$T $L = $L", number, local(name), fold(addresses, op, scratch));
      case Stmt.Tiled(var tile) -> tile(tile);
    }
  }

  private CodeBlock clear(Buffer lanes, double identity) {
    return clear(addresses, expressions, lanes, identity);
  }

  static CodeBlock clear(
      Addresses addresses, ScalarExpressions expressions, Buffer lanes, double identity) {
    return CodeBlock.of(
        "$T.clear(w, $L, $L)", Types.LANES, addresses.start(lanes), expressions.literal(identity));
  }

  static CodeBlock fold(Addresses addresses, ReduceOp op, Buffer lanes) {
    String method = op.name().toLowerCase(Locale.ROOT);
    return CodeBlock.of("$T.$L(w, $L)", Types.LANES, method, addresses.start(lanes));
  }

  /** The Java name of a local: short, in the order of appearance. */
  private String local(String name) {
    return locals.computeIfAbsent(name, _ -> signature.fresh("t" + locals.size()));
  }

  private void loop(String var, Dim extent) {
    code.beginControlFlow(
        "for (int $L = $L; $L < $L; $L++)",
        var,
        addresses.first(var),
        var,
        addresses.end(var, extent),
        var);
  }

  /** Row by row, panel by panel, or the other way round where a panel is made before its rows. */
  private void tile(Tile tile) {
    for (Tile.Loop loop : tile.outer()) {
      loop(loop.var(), loop.extent());
    }
    boolean filled = !tile.fill().isEmpty();
    if (filled) {
      panels(tile);
      if (tile.movesUp()) {
        code.addStatement(TileAddresses.column(tile));
      }
      block(tile.fill(), "");
      rows(tile);
    } else {
      rows(tile);
      panels(tile);
    }
    panel(tile);
    code.endControlFlow();
    if (tile.panels() > 1) {
      code.endControlFlow();
    }
    tile.outer().forEach(_ -> code.endControlFlow());
  }

  private void rows(Tile tile) {
    loop(tile.rows().var(), tile.rows().extent());
  }

  private void panels(Tile tile) {
    if (tile.panels() == 1) {
      code.addStatement("int q = 0");
    } else {
      loop(Tile.PANEL, Dim.of(tile.panels()));
    }
  }

  /** The sums of one panel in a row; they stay in the virtual lanes. */
  private void panel(Tile tile) {
    List<String> sums = new ArrayList<>();
    for (int chain = 0; chain < tile.chains(); chain++) {
      sums(tile, chain);
      sums.add("w[" + addresses.start(Scratch.lanes(chain)) + " + j]");
    }
    code.beginControlFlow("for (int j = 0; j < $L; j++)", width(tile));
    String sum = String.join(" + ", sums);
    locals.put(Tile.SUM, sums.size() == 1 ? sum : "(" + sum + ")");
    block(tile.epilogue(), Tile.LANE);
    code.endControlFlow();
  }

  /** How many columns panel q has. */
  private static CodeBlock width(Tile tile) {
    return tile.hasEdge()
        ? CodeBlock.of(
            "$T.min($L, $L - q * $L)", Math.class, tile.panel(), tile.columns(), tile.panel())
        : CodeBlock.of("$L", tile.panel());
  }

  /** The products of every so many-eth k, from the chain's number on. */
  private void sums(Tile tile, int chain) {
    TileAddresses at = new TileAddresses(tile, addresses);
    List<Tile.Loop> serial = tile.sums().subList(0, Math.max(0, tile.sums().size() - 1));
    Tile.Loop last =
        tile.sums().isEmpty() ? new Tile.Loop("k", Dim.of(1), 0, 0) : tile.sums().getLast();
    Buffer lanes = Scratch.lanes(chain);
    int chains = tile.chains();
    code.addStatement(clear(lanes, 0));
    for (Tile.Loop loop : serial) {
      loop(loop.var(), loop.extent());
    }
    code.addStatement(
        "$T.addProducts($L, $L, $L, $L, $L, $L, $L, w, $L, $L)",
        Types.LANES,
        chains == 1 ? Addresses.extent(last.extent()) : last.extent().literal() / chains,
        tile.a().space().array(),
        Addresses.join(at.a(serial), List.of(), chain * last.aStride()),
        chains * last.aStride(),
        tile.b().space().array(),
        Addresses.join(at.b(serial), List.of(), chain * last.bStride()),
        chains * last.bStride(),
        addresses.start(lanes),
        tile.panel());
    serial.forEach(_ -> code.endControlFlow());
  }
}
