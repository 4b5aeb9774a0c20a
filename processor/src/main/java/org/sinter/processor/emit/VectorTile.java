package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.emit.TileShape.Cut;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.ElementType;

/**
 * Writes a contraction as register tiles: a method for each cut, its sums in locals, and the loops
 * that call them. One step of k an iteration, literal strides, the sum as the addend of the fma:
 * more of either makes the compiled code spill.
 */
final class VectorTile {

  /** Sums longer than this are told how far to go, so that warming up can be short. */
  private static final int SHORT_SUM = 32;

  /** The parameter that tells it. */
  private static final String STEPS = "steps";

  /** How much is written on a line at most, but for single statements. */
  private static final int LINE = 150;

  private final String kernel;
  private final Tile tile;
  private final Signature signature;
  private final Addresses addresses;
  private final TileAddresses at;
  private final TileShape shape;
  private final Optional<Tile.Loop> longest;
  private final Map<Cut, MethodSpec> methods = new LinkedHashMap<>();

  VectorTile(String kernel, Tile tile, Signature signature, Addresses addresses) {
    this.kernel = kernel;
    this.tile = tile;
    this.signature = signature;
    this.addresses = addresses;
    this.at = new TileAddresses(tile, addresses);
    this.shape = TileShape.of(tile);
    this.longest =
        tile.sums().stream()
            .filter(l -> l.extent().isLiteral() && l.extent().literal() > SHORT_SUM)
            .max(Comparator.comparingInt(l -> l.extent().literal()));
  }

  /** One a cut; valid after {@link #driver}. */
  List<MethodSpec> methods() {
    return List.copyOf(methods.values());
  }

  /**
   * Bodies of lambdas by what they call: each method, of two cuts the one that this CPU runs, for
   * the first rows and few steps of a long sum; valid after {@link #driver}.
   *
   * @param operands in the order of {@link Signature#forwarded}
   */
  Map<String, String> calls(String operands) {
    String first = ", 0".repeat(tile.outer().size() + 3);
    String arguments = "(" + operands + first + (longest.isPresent() ? ", " + SHORT_SUM : "") + ")";
    Map<String, String> calls = new LinkedHashMap<>();
    for (Cut cut : methods.keySet()) {
      if (!shape.hasTwoCuts() || !cut.equals(shape.wide()) && !cut.equals(shape.narrow())) {
        calls.put(name(cut), name(cut) + arguments);
      }
    }
    if (shape.hasTwoCuts()) {
      String wide = name(shape.wide());
      String narrow = name(shape.narrow());
      calls.put(
          wide + " or " + narrow,
          "{ if (WIDE) " + wide + arguments + "; else " + narrow + arguments + "; }");
    }
    return calls;
  }

  /**
   * The loops around the tiles: panels outside, so that a panel is read once for all rows.
   *
   * @param fill what makes a panel before its rows, may be empty
   * @param few what runs a batch that is lower than a tile, or null: rows one by one
   */
  CodeBlock driver(CodeBlock fill, @Nullable CodeBlock few) {
    CodeBlock.Builder code = CodeBlock.builder();
    TileDriver driver = new TileDriver(tile, shape, addresses, code);
    boolean batch = !tile.rows().extent().isLiteral();
    driver.cuts();
    if (batch && few != null) {
      driver.ifFewRows();
      code.add(few);
      code.addStatement("return");
      code.endControlFlow();
    }
    for (Tile.Loop loop : tile.outer()) {
      driver.loop(loop.var(), loop.extent(), loop.var() + "++");
    }
    if (batch && few == null) {
      driver.ifFewRows();
      driver.rowByRow(call(shape.single()));
      code.nextControlFlow("else");
      driver.tiles(fill, call(shape.wide()), call(shape.narrow()));
      code.endControlFlow();
    } else {
      driver.tiles(fill, call(shape.wide()), call(shape.narrow()));
    }
    tile.outer().forEach(_ -> code.endControlFlow());
    return code.build();
  }

  /** A call of a cut's method, by the number of its first row and of its first panel. */
  private BinaryOperator<String> call(Cut cut) {
    methods.computeIfAbsent(cut, this::method);
    return (row, panel) -> name(cut) + "(" + arguments(row, panel) + ")";
  }

  private String name(Cut cut) {
    return kernel + "_" + cut.height() + "x" + cut.columns();
  }

  private String arguments(String row, String panel) {
    List<String> arguments = new ArrayList<>(List.of(signature.forwarded()));
    tile.outer().forEach(loop -> arguments.add(loop.var()));
    arguments.addAll(List.of(row, panel, Tile.LANE));
    longest.ifPresent(loop -> arguments.add(Addresses.extent(loop.extent())));
    return String.join(", ", arguments);
  }

  private MethodSpec method(Cut cut) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name(cut)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    signature.declareShared(method, ElementType.FLOAT32);
    tile.outer().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    method.addParameter(TypeName.INT, tile.rows().var());
    method.addParameter(TypeName.INT, Tile.PANEL);
    method.addParameter(TypeName.INT, Tile.LANE);
    longest.ifPresent(_ -> method.addParameter(TypeName.INT, STEPS));
    CodeBlock.Builder code = CodeBlock.builder();
    declare(code, cut);
    sums(code, cut);
    epilogue(code, cut);
    return method.addCode(code.build()).build();
  }

  /** All sums, eight on a line. */
  private static void declare(CodeBlock.Builder code, Cut cut) {
    code.addStatement("$T zero = $T.zero(S)", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
    List<String> line = new ArrayList<>();
    int sums = cut.height() * cut.columns();
    for (int i = 0; i < sums; i++) {
      line.add(sum(i / cut.columns(), i % cut.columns()) + " = zero");
      if (line.size() == 8 || i == sums - 1) {
        code.addStatement("$T $L", Types.FLOAT_VECTOR, String.join(", ", line));
        line.clear();
      }
    }
  }

  private static String sum(int row, int vector) {
    return "s" + row + "_" + vector;
  }

  private void sums(CodeBlock.Builder code, Cut cut) {
    code.addStatement("int x = $L", at.a(List.of()));
    code.addStatement("int y = $L + j", at.b(List.of()));
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    List<Tile.Loop> loops =
        tile.sums().stream()
            .filter(l -> !(l.extent().isLiteral() && l.extent().literal() == 1))
            .toList();
    for (Tile.Loop loop : loops) {
      boolean told = longest.filter(loop::equals).isPresent();
      String extent = told ? STEPS : Addresses.extent(loop.extent());
      code.beginControlFlow(
          "for (int $L = 0; $L < $L; $L++)", loop.var(), loop.var(), extent, loop.var());
      TileAddresses.term(a, loop.var(), loop.aStride());
      TileAddresses.term(b, loop.var(), loop.bStride());
    }
    step(code, cut, a, b);
    loops.forEach(_ -> code.endControlFlow());
  }

  private void step(CodeBlock.Builder code, Cut cut, List<String> a, List<String> b) {
    List<CodeBlock> loads = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      int panel = v / cut.vectors();
      loads.add(
          CodeBlock.of(
              "$T y$L = $T.fromArray(S, $L, $L);",
              Types.FLOAT_VECTOR,
              v,
              Types.FLOAT_VECTOR,
              tile.b().space().array(),
              Addresses.join("y", b, panel * tile.panelStride()) + shift(v % cut.vectors())));
    }
    write(code, loads);
    for (int r = 0; r < cut.height(); r++) {
      String address = Addresses.join("x", a, r * tile.rows().aStride());
      code.add(
          "$Lr = $T.broadcast(S, $L[$L]);",
          r == 0 ? "FloatVector " : "",
          Types.FLOAT_VECTOR,
          tile.a().space().array(),
          address);
      for (int v = 0; v < cut.columns(); v++) {
        code.add(" $L = r.fma(y$L, $L);", sum(r, v), v, sum(r, v));
      }
      code.add("\n");
    }
  }

  /** What the address of a panel's second vector has more than that of the first. */
  static String shift(int vector) {
    return switch (vector) {
      case 0 -> "";
      case 1 -> " + VL";
      default -> " + " + vector + " * VL";
    };
  }

  private void epilogue(CodeBlock.Builder code, Cut cut) {
    TileEpilogue epilogue = new TileEpilogue(tile, addresses);
    epilogue.bases(code);
    List<CodeBlock> shared = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      shared.addAll(epilogue.once(column(cut, v)));
    }
    write(code, shared);
    for (int r = 0; r < cut.height(); r++) {
      List<CodeBlock> statements = new ArrayList<>();
      for (int v = 0; v < cut.columns(); v++) {
        statements.addAll(epilogue.finish(column(cut, v), r, sum(r, v)));
      }
      write(code, statements);
    }
  }

  private static TileEpilogue.Column column(Cut cut, int v) {
    return new TileEpilogue.Column(v / cut.vectors(), v % cut.vectors(), v);
  }

  /** As many on a line as fit. */
  private static void write(CodeBlock.Builder code, List<CodeBlock> statements) {
    int length = 0;
    for (CodeBlock statement : statements) {
      int more = statement.toString().replace(Types.VECTOR_PACKAGE + ".", "").length() + 1;
      if (length > 0) {
        code.add(length + more > LINE ? "\n" : " ");
      }
      length = length + more > LINE ? more : length + more;
      code.add(statement);
    }
    if (length > 0) {
      code.add("\n");
    }
  }
}
