package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;

/**
 * Writes a contraction as register tiles: a method for each height, its sums in locals, and the
 * loops that call them. One step of k an iteration, literal strides, the sum as the addend of the
 * fma: more of either makes the compiled code spill.
 */
final class VectorTile {

  /** Sums longer than this are told how far to go, so that warming up can be short. */
  private static final int SHORT_SUM = 32;

  /** The parameter that tells it. */
  private static final String STEPS = "steps";

  /** How much is written on a line at most, but for single statements. */
  private static final int LINE = 110;

  private final String kernel;
  private final Tile tile;
  private final Signature signature;
  private final Addresses addresses;
  private final TileAddresses at;
  private final TileShape shape;
  private final Optional<Tile.Loop> longest;
  private final List<MethodSpec> methods = new ArrayList<>();

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

  /** One a height; valid after {@link #driver}. */
  List<MethodSpec> methods() {
    return methods;
  }

  /**
   * A call of each height for the first rows and few steps of a long sum; valid after {@link
   * #driver}.
   *
   * @param operands in the order of {@link Signature#forwarded}
   */
  List<String> calls(String operands) {
    String first = ", 0".repeat(tile.outer().size() + 3);
    String steps = longest.isPresent() ? ", " + SHORT_SUM : "";
    return methods.stream().map(m -> m.name() + "(" + operands + first + steps + ")").toList();
  }

  /**
   * The loops around the tiles: panels outside, so that a panel is read once for all rows.
   *
   * @param fill what makes a panel before its rows, may be empty
   * @param few what runs a batch that is lower than a tile, or null: rows one by one
   */
  CodeBlock driver(CodeBlock fill, @Nullable CodeBlock few) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean batch = !tile.rows().extent().isLiteral();
    String count = addresses.count(tile.rows().var(), tile.rows().extent());
    if (batch && few != null) {
      code.beginControlFlow("if ($L < $L)", count, shape.height());
      code.add(few);
      code.addStatement("return");
      code.endControlFlow();
    }
    for (Tile.Loop loop : tile.outer()) {
      loop(code, loop.var(), loop.extent(), "++");
    }
    if (batch && few == null) {
      code.beginControlFlow("if ($L < $L)", count, shape.height());
      rows(code, 1, "++");
      panels(code, shape.singlePanels());
      vectors(code);
      call(code, 1, shape.singlePanels(), tile.rows().var());
      endPanels(code, shape.singlePanels());
      code.endControlFlow();
      code.nextControlFlow("else");
      tall(code, fill);
      code.endControlFlow();
    } else {
      tall(code, fill);
    }
    tile.outer().forEach(_ -> code.endControlFlow());
    return code.build();
  }

  private void panels(CodeBlock.Builder code, int step) {
    if (tile.panels() == step) {
      code.addStatement("int q = 0");
    } else {
      loop(code, Tile.PANEL, Dim.of(tile.panels()), step == 1 ? "++" : " += " + step);
    }
  }

  private void loop(CodeBlock.Builder code, String var, Dim extent, String next) {
    code.beginControlFlow(
        "for (int $L = $L; $L < $L; $L$L)",
        var,
        addresses.first(var),
        var,
        addresses.end(var, extent),
        var,
        next);
  }

  private void vectors(CodeBlock.Builder code) {
    code.beginControlFlow("for (int j = 0; j < $L; j += $L)", tile.panel(), times(shape.vectors()));
  }

  private static String times(int vectors) {
    return vectors == 1 ? "VL" : vectors + " * VL";
  }

  private void rows(CodeBlock.Builder code, int height, String next) {
    String step = height == 1 ? next : next + height;
    loop(code, tile.rows().var(), tile.rows().extent(), step);
  }

  /** Where rows are no multiple of the height, the last tile ends with the last row. */
  private void tall(CodeBlock.Builder code, CodeBlock fill) {
    int height = shape.height();
    String row = tile.rows().var();
    String end = addresses.end(row, tile.rows().extent());
    boolean exact =
        tile.rows().extent().isLiteral() && tile.rows().extent().literal() % height == 0;
    panels(code, 1);
    code.add(fill);
    vectors(code);
    rows(code, height, height == 1 ? "++" : " += ");
    call(code, height, 1, exact ? row : "Math.min(" + row + ", " + end + " - " + height + ")");
    code.endControlFlow();
    endPanels(code, 1);
  }

  private void endPanels(CodeBlock.Builder code, int step) {
    code.endControlFlow();
    if (tile.panels() != step) {
      code.endControlFlow();
    }
  }

  private void call(CodeBlock.Builder code, int height, int panels, String row) {
    String name = kernel + "_rows" + height;
    code.addStatement("$L($L)", name, arguments(row));
    if (methods.stream().noneMatch(m -> m.name().equals(name))) {
      methods.add(method(name, height, panels));
    }
  }

  private String arguments(String row) {
    List<String> arguments = new ArrayList<>(List.of(signature.forwarded()));
    tile.outer().forEach(loop -> arguments.add(loop.var()));
    arguments.addAll(List.of(row, Tile.PANEL, Tile.LANE));
    longest.ifPresent(loop -> arguments.add(Addresses.extent(loop.extent())));
    return String.join(", ", arguments);
  }

  private MethodSpec method(String name, int height, int panels) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    signature.declareShared(method, ElementType.FLOAT32);
    tile.outer().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    method.addParameter(TypeName.INT, tile.rows().var());
    method.addParameter(TypeName.INT, Tile.PANEL);
    method.addParameter(TypeName.INT, Tile.LANE);
    longest.ifPresent(_ -> method.addParameter(TypeName.INT, STEPS));
    CodeBlock.Builder code = CodeBlock.builder();
    int vectors = panels * shape.vectors();
    declare(code, height, vectors);
    sums(code, height, vectors);
    epilogue(code, height, panels);
    return method.addCode(code.build()).build();
  }

  /** All sums, eight on a line. */
  private static void declare(CodeBlock.Builder code, int height, int vectors) {
    code.addStatement("$T zero = $T.zero(S)", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
    List<String> line = new ArrayList<>();
    for (int i = 0; i < height * vectors; i++) {
      line.add(sum(i / vectors, i % vectors) + " = zero");
      if (line.size() == 8 || i == height * vectors - 1) {
        code.addStatement("$T $L", Types.FLOAT_VECTOR, String.join(", ", line));
        line.clear();
      }
    }
  }

  private static String sum(int row, int vector) {
    return "s" + row + "_" + vector;
  }

  private void sums(CodeBlock.Builder code, int height, int vectors) {
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
    step(code, height, vectors, a, b);
    loops.forEach(_ -> code.endControlFlow());
  }

  private void step(
      CodeBlock.Builder code, int height, int vectors, List<String> a, List<String> b) {
    String arrayB = tile.b().space().array();
    for (int v = 0; v < vectors; v++) {
      int panel = v / shape.vectors();
      String address =
          Addresses.join("y", b, panel * tile.panelStride()) + shift(v % shape.vectors());
      code.addStatement(
          "$T y$L = $T.fromArray(S, $L, $L)",
          Types.FLOAT_VECTOR,
          v,
          Types.FLOAT_VECTOR,
          arrayB,
          address);
    }
    for (int r = 0; r < height; r++) {
      String address = Addresses.join("x", a, r * tile.rows().aStride());
      code.add(
          "$T x$L = $T.broadcast(S, $L[$L]);",
          Types.FLOAT_VECTOR,
          r,
          Types.FLOAT_VECTOR,
          tile.a().space().array(),
          address);
      for (int v = 0; v < vectors; v++) {
        code.add(" $L = x$L.fma(y$L, $L);", sum(r, v), r, v, sum(r, v));
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

  private void epilogue(CodeBlock.Builder code, int height, int panels) {
    TileEpilogue epilogue = new TileEpilogue(tile, addresses);
    epilogue.bases(code);
    for (int p = 0; p < panels; p++) {
      for (int v = 0; v < shape.vectors(); v++) {
        epilogue.once(code, new TileEpilogue.Column(p, v, p * shape.vectors() + v));
      }
    }
    for (int r = 0; r < height; r++) {
      List<CodeBlock> line = new ArrayList<>();
      for (int p = 0; p < panels; p++) {
        for (int v = 0; v < shape.vectors(); v++) {
          int number = p * shape.vectors() + v;
          line.addAll(epilogue.finish(new TileEpilogue.Column(p, v, number), r, sum(r, number)));
        }
      }
      write(code, line);
    }
  }

  /** Short statements two on a line, long ones alone. */
  private static void write(CodeBlock.Builder code, List<CodeBlock> statements) {
    for (int i = 0; i < statements.size(); i++) {
      boolean pair =
          i + 1 < statements.size()
              && statements.get(i).toString().length() + statements.get(i + 1).toString().length()
                  <= LINE;
      code.add(pair ? "$L " : "$L\n", statements.get(i));
      if (pair) {
        code.add("$L\n", statements.get(++i));
      }
    }
  }
}
