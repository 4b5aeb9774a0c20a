package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;

/**
 * Writes a kernel over {@code FloatVector}s of any width: {@code S} is the species, {@code VL} its
 * length.
 */
final class VectorKernel {

  /** The object as one of the plain class: a copy of the class cannot name its own. */
  static final String SELF = "self";

  /** Up to here a mask in every iteration costs no more than a loop of its own for the rest. */
  private static final int SHORT = 32;

  private final String method;
  private final Signature signature;
  private final boolean inference;
  private final Addresses addresses;
  private final Map<String, String> locals = new HashMap<>();
  private final Set<String> vectors = new HashSet<>();
  private final ScalarExpressions scalars;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final List<VectorTile> tiles = new ArrayList<>();
  private boolean lanes;
  private boolean transposes;
  private int count;

  private final VectorExpressions.Lines lines =
      new VectorExpressions.Lines() {
        @Override
        public void add(CodeBlock statement) {
          code.addStatement(statement);
        }

        @Override
        public String fresh() {
          return signature.fresh("t" + count++);
        }
      };

  /**
   * @param inference whether single examples are predicted with it: then rows alone have tiles too
   */
  VectorKernel(String method, Signature signature, Addresses addresses, boolean inference) {
    this.method = method;
    this.inference = inference;
    this.signature = signature;
    this.addresses = addresses;
    this.scalars = new ScalarExpressions(addresses, ElementType.FLOAT32, locals);
  }

  /** True if the kernel has anything to gain: some loop over lanes, a transposition, or a tile. */
  static boolean applies(List<Stmt> statements) {
    return statements.stream()
        .anyMatch(
            s ->
                switch (s) {
                  case Stmt.For loop -> Transposed.of(loop).isPresent() || applies(loop.body());
                  case Stmt.Lanes lanes -> lanes.vector();
                  case Stmt.Tiled _ -> true;
                  case Stmt.Let _,
                      Stmt.Pick _,
                      Stmt.Assign _,
                      Stmt.Accumulator _,
                      Stmt.Store _,
                      Stmt.AddLanes _,
                      Stmt.ClearLanes _,
                      Stmt.FoldLanes _ ->
                      false;
                });
  }

  /** What the method does; one that holds vectors can be called to be counted only. */
  CodeBlock body(List<Stmt> statements) {
    block(statements);
    CodeBlock body = code.build();
    return lanes ? CodeBlock.of("$L$L", WarmUpCalls.ONLY_COUNTED, body) : body;
  }

  /** The methods that {@link #body} calls: one a tile height. */
  List<MethodSpec> tiles() {
    return tiles.stream().flatMap(tile -> tile.methods().stream()).toList();
  }

  /** True if some tile stores its rows whole where it has all of them. */
  boolean storesRows() {
    return tiles.stream().anyMatch(VectorTile::storesRows);
  }

  /**
   * Calls, by what they call, of all methods that hold vectors: the tiles, and the kernel if it has
   * loops over lanes of its own.
   *
   * @param operands in the order of {@link Signature#forwarded}
   * @param all those of the kernel itself
   */
  Map<String, String> calls(String operands, String all) {
    Map<String, String> calls = new LinkedHashMap<>();
    tiles.forEach(tile -> calls.putAll(tile.calls(operands)));
    if (lanes) {
      calls.put(method, SELF + "." + method + "(" + all + ");");
    }
    return calls;
  }

  /** True if the runtime's transposition is called, which holds vectors too. */
  boolean transposes() {
    return transposes;
  }

  private void block(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  /** Outside lanes everything is a number. */
  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.For loop ->
          Transposed.of(loop).ifPresentOrElse(this::transpose, () -> numbers(loop));
      case Stmt.Lanes lanes -> lanes(lanes);
      case Stmt.Let(var name, var value) ->
          code.addStatement("float $L = $L", local(name), scalars.of(value));
      case Stmt.Pick(var name, var value) ->
          code.addStatement("int $L = (int) ($L)", name, scalars.of(value));
      case Stmt.Accumulator(var name, var initial) ->
          code.addStatement("float $L = $L", local(name), scalars.literal(initial));
      case Stmt.Assign(var name, var value) ->
          code.addStatement("$L = $L", locals.get(name), scalars.of(value));
      case Stmt.Store(var buffer, var index, var value, _) ->
          code.addStatement(
              "$L[$L] = $L",
              buffer.space().array(),
              addresses.of(buffer, index),
              scalars.of(value));
      case Stmt.ClearLanes(var op, var scratch) ->
          code.addStatement(ScalarKernel.clear(addresses, scalars, scratch, op.identity()));
      case Stmt.FoldLanes(var name, var op, var scratch) ->
          code.addStatement(
              "float $L = $L", local(name), ScalarKernel.fold(addresses, op, scratch));
      case Stmt.Tiled(var tile) -> {
        TileShape shape = TileShape.of(tile);
        shape
            .blocks()
            .filter(TileBlocks::isOfExamples)
            .ifPresentOrElse(blocks -> fewOrMany(tile, shape, blocks), () -> tile(tile, shape));
      }
      case Stmt.AddLanes _ -> throw new IllegalStateException("outside lanes: " + statement);
    }
  }

  private void fewOrMany(Tile tile, TileShape shape, TileBlocks blocks) {
    code.beginControlFlow(
        "if ($L <= $L)", Addresses.extent(blocks.split().extent()), blocks.size());
    tile(tile, TileShape.whole(tile));
    code.nextControlFlow("else");
    tile(tile, shape);
    code.endControlFlow();
  }

  private void tile(Tile tile, TileShape shape) {
    VectorTile vectorTile = new VectorTile(method, tile, shape, signature, addresses);
    boolean alone = inference && tile.fill().isEmpty();
    code.add(vectorTile.driver(fill(tile), alone ? null : plainTwin()));
    tiles.add(vectorTile);
  }

  private void numbers(Stmt.For loop) {
    loop(loop.var(), loop.extent());
    block(loop.body());
    code.endControlFlow();
  }

  private void transpose(Transposed copy) {
    transposes = true;
    code.addStatement(
        "$T.run(VL, $L, $L, $L, $L, $L, $L, $L, $L)",
        Types.TRANSPOSITION,
        copy.rows(),
        copy.columns(),
        copy.from().space().array(),
        addresses.of(copy.from(), copy.at()),
        copy.stride(),
        copy.to().space().array(),
        addresses.of(copy.to(), copy.toAt()),
        copy.toStride());
  }

  /** What runs before the rows of a panel. */
  private CodeBlock fill(Tile tile) {
    VectorKernel panels = new VectorKernel(method, signature, addresses, inference);
    panels.block(tile.fill());
    lanes |= panels.lanes;
    transposes |= panels.transposes;
    return panels.code.build();
  }

  /**
   * Training on fewer examples than a tile has rows is left to the plain twin, and so is a tile
   * that makes its panels: that takes longer than what a few rows do with them.
   */
  private CodeBlock plainTwin() {
    return CodeBlock.builder()
        .addStatement("super.$L($L)", method, signature.forwardedAll())
        .build();
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

  private void lanes(Stmt.Lanes lanes) {
    String var = lanes.var();
    String first = addresses.first(var);
    String end = addresses.end(var, lanes.extent());
    if (!lanes.vector()) {
      loop(var, lanes.extent());
      new ScalarLanes().block(lanes.body(), var);
      code.endControlFlow();
    } else if (mayOverrun(lanes.body())) {
      code.beginControlFlow("for (int $L = $L; $L < $L; $L += VL)", var, first, var, end, var);
      vectorBlock(lanes, false);
      code.endControlFlow();
    } else if (isShort(lanes)) {
      code.beginControlFlow("for (int $L = $L; $L < $L; $L += VL)", var, first, var, end, var);
      code.addStatement("$T<Float> m = S.indexInRange($L, $L)", Types.MASK, var, end);
      vectorBlock(lanes, true);
      code.endControlFlow();
    } else {
      code.beginControlFlow(
          "for (int $L = $L; $L < S.loopBound($L); $L += VL)", var, first, var, end, var);
      vectorBlock(lanes, false);
      code.endControlFlow();
      boolean whole = lanes.extent().isLiteral() && lanes.extent().literal() % 16 == 0;
      if (!whole) {
        code.beginControlFlow("if (S.loopBound($L) < $L)", end, end);
        code.addStatement("int $L = S.loopBound($L)", var, end);
        code.addStatement("$T<Float> m = S.indexInRange($L, $L)", Types.MASK, var, end);
        vectorBlock(lanes, true);
        code.endControlFlow();
      }
    }
  }

  /** True if a mask in every iteration costs little: few iterations, or each a loop of its own. */
  private static boolean isShort(Stmt.Lanes lanes) {
    boolean few = lanes.extent().isLiteral() && lanes.extent().literal() <= SHORT;
    boolean whole = lanes.extent().isLiteral() && lanes.extent().literal() % 16 == 0;
    boolean numbers = !lanes.extent().isLiteral();
    return few || numbers || !whole && lanes.body().stream().anyMatch(s -> s instanceof Stmt.For);
  }

  /** True if whole vectors may be written past the extent. */
  private static boolean mayOverrun(List<Stmt> body) {
    return body.stream()
        .allMatch(
            s ->
                switch (s) {
                  case Stmt.Store store -> store.padded();
                  case Stmt.AddLanes _ -> false;
                  case Stmt.For loop -> mayOverrun(loop.body());
                  case Stmt.Let _, Stmt.Assign _, Stmt.Accumulator _ -> true;
                  case Stmt.Pick _,
                      Stmt.Lanes _,
                      Stmt.ClearLanes _,
                      Stmt.FoldLanes _,
                      Stmt.Tiled _ ->
                      false;
                });
  }

  private void vectorBlock(Stmt.Lanes lanes, boolean masked) {
    this.lanes = true;
    VectorExpressions expressions =
        new VectorExpressions(addresses, scalars, locals, vectors, lanes.var(), "", lines);
    lanes.body().forEach(s -> inLanes(s, expressions, lanes.var(), masked));
  }

  private void inLanes(Stmt statement, VectorExpressions e, String lane, boolean masked) {
    switch (statement) {
      case Stmt.For(var var, var extent, var body) -> {
        loop(var, extent);
        body.forEach(s -> inLanes(s, e, lane, masked));
        code.endControlFlow();
      }
      case Stmt.Let(var name, var value) -> let(name, value, e);
      case Stmt.Accumulator(var name, var initial) -> {
        vectors.add(name);
        code.addStatement(
            "$T $L = $L", Types.FLOAT_VECTOR, local(name), e.vector(new Expr.Const(initial)));
      }
      case Stmt.Assign(var name, var value) ->
          code.addStatement("$L = $L", locals.get(name), e.vector(carriedLast(name, value)));
      case Stmt.Store(var buffer, var index, var value, var padded) -> {
        String mask = masked && !padded ? ", m" : "";
        code.addStatement(
            "$L.intoArray($L, $L$L)",
            e.vector(value),
            buffer.space().array(),
            e.address(buffer, index),
            mask);
      }
      case Stmt.AddLanes(var op, var scratch, var value) ->
          addLanes(op, scratch, e.vector(value), lane, masked);
      case Stmt.Pick _, Stmt.Lanes _, Stmt.ClearLanes _, Stmt.FoldLanes _, Stmt.Tiled _ ->
          throw new IllegalStateException("inside lanes: " + statement);
    }
  }

  /**
   * The value with what a loop carries as the second operand, where the operands may change places.
   * C2 knows the class of the first one, whose method it has to find, unless that is the loop's own
   * result: then it relies on a profile, which a method need not have when it is compiled, and
   * without one each vector in the loop stays an object for ever.
   */
  private static Expr carriedLast(String name, Expr value) {
    return value instanceof Expr.Binary(var op, Expr.Local(var first), var other)
            && first.equals(name)
            && op.isCommutative()
        ? new Expr.Binary(op, other, new Expr.Local(name))
        : value;
  }

  private void let(String name, Expr value, VectorExpressions e) {
    if (e.isCall(value)) {
      vectors.add(name);
      locals.put(name, e.vector(value).toString());
    } else if (e.isVector(value)) {
      CodeBlock vector = e.vector(value);
      vectors.add(name);
      code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, local(name), vector);
    } else {
      code.addStatement("float $L = $L", local(name), scalars.of(value));
    }
  }

  private void addLanes(ReduceOp op, Buffer scratch, CodeBlock value, String lane, boolean masked) {
    String at = addresses.lane(scratch, lane);
    String operator =
        switch (op) {
          case SUM -> "ADD";
          case MAX -> "MAX";
          case MIN -> "MIN";
        };
    code.addStatement(
        "$T.fromArray(S, w, $L).lanewise($T.$L, $L$L).intoArray(w, $L)",
        Types.FLOAT_VECTOR,
        at,
        Types.OPERATORS,
        operator,
        value,
        masked ? ", m" : "",
        at);
  }

  private String local(String name) {
    return locals.computeIfAbsent(name, _ -> lines.fresh());
  }

  /** Loops whose memory is not contiguous: as in the scalar twin. */
  private final class ScalarLanes {
    void block(List<Stmt> statements, String lane) {
      for (Stmt statement : statements) {
        switch (statement) {
          case Stmt.For(var var, var extent, var body) -> {
            loop(var, extent);
            block(body, lane);
            code.endControlFlow();
          }
          case Stmt.AddLanes(var op, var scratch, var value) -> {
            String at = "w[" + addresses.lane(scratch, lane) + "]";
            locals.put(at, at);
            Expr sum = new Expr.Binary(op.binary(), new Expr.Local(at), value);
            code.addStatement("$L = $L", at, scalars.of(sum));
          }
          default -> statement(statement);
        }
      }
    }
  }
}
