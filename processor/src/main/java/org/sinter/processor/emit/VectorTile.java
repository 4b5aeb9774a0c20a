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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Where sums are cut into blocks: the iteration of the loop that is cut. */
  private static final String STEP = "step";

  /** Likewise: how many rows the tile before has added to already. */
  private static final String DONE = "done";

  private static final int SUMS_ON_A_LINE = 12;

  /** How much is written on a line at most, but for single statements. */
  private static final int LINE = 150;

  private final String kernel;
  private final Tile tile;
  private final Signature signature;
  private final Addresses addresses;
  private final TileAddresses at;
  private final TileShape shape;
  private final Optional<Tile.Loop> told;
  private final CodeBlock.Builder loops = CodeBlock.builder();
  private final TileDriver driver;
  private final Map<Cut, MethodSpec> methods = new LinkedHashMap<>();

  VectorTile(String kernel, Tile tile, TileShape shape, Signature signature, Addresses addresses) {
    this.kernel = kernel;
    this.tile = tile;
    this.signature = signature;
    this.addresses = addresses;
    this.at = new TileAddresses(tile, addresses);
    this.shape = shape;
    this.driver = new TileDriver(tile, shape, addresses, loops);
    this.told = shape.blocks().map(TileBlocks::split).or(this::longest);
  }

  private Optional<Tile.Loop> longest() {
    return tile.sums().stream()
        .filter(l -> l.extent().isLiteral() && l.extent().literal() > SHORT_SUM)
        .max(Comparator.comparingInt(l -> l.extent().literal()));
  }

  /** Loops over k outside of the method: those around blocks, and the one that is cut. */
  private List<Tile.Loop> outside() {
    return shape.blocks().stream()
        .flatMap(blocks -> Stream.concat(blocks.around().stream(), Stream.of(blocks.split())))
        .toList();
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
    String first = ", 0".repeat(tile.outer().size() + 3 + outside().size());
    String steps = told.map(loop -> ", " + fewSteps(loop)).orElse("");
    String arguments = "(" + operands + first + steps + (leavesRows() ? ", 0" : "") + ")";
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
    boolean batch = !tile.rows().extent().isLiteral();
    driver.cuts();
    if (batch && few != null) {
      driver.ifFewRows();
      loops.add(few);
      loops.addStatement("return");
      loops.endControlFlow();
    }
    if (batch && few == null) {
      driver.ifFewRows();
      driver.rowByRow(call(shape.single()));
      loops.nextControlFlow("else");
      driver.tiles(fill, call(shape.wide()), call(shape.narrow()));
      loops.endControlFlow();
    } else {
      driver.tiles(fill, call(shape.wide()), call(shape.narrow()));
    }
    return loops.build();
  }

  /** A call of a cut's method, by the number of its first row and of its first panel. */
  private BinaryOperator<String> call(Cut cut) {
    methods.computeIfAbsent(cut, this::method);
    return (row, panel) -> name(cut) + "(" + arguments(row, panel) + ")";
  }

  private String name(Cut cut) {
    String blocks = shape.blocks().isPresent() ? "_block" : "";
    return kernel + "_" + cut.height() + "x" + cut.columns() + blocks;
  }

  private String arguments(String row, String panel) {
    List<String> arguments = new ArrayList<>(List.of(signature.forwarded()));
    tile.outer().forEach(loop -> arguments.add(loop.var()));
    arguments.addAll(List.of(row, panel, Tile.LANE));
    outside().forEach(loop -> arguments.add(loop.var()));
    told.ifPresent(loop -> arguments.add(steps(loop)));
    if (leavesRows()) {
      arguments.add(driver.overlap());
    }
    return String.join(", ", arguments);
  }

  /** As many as make a short sum; no more examples than a tile has rows at most. */
  private int fewSteps(Tile.Loop loop) {
    int steps = Math.ceilDiv(SHORT_SUM, shape.blocks().map(TileBlocks::stepsWithin).orElse(1));
    return loop.extent().isLiteral() ? steps : Math.min(TileTable.BATCH_HEIGHT, steps);
  }

  /** True if rows that the tile before has added to are not stored. */
  private boolean leavesRows() {
    return shape.blocks().isPresent() && driver.hasOverlap();
  }

  /** How far a call goes. */
  private String steps(Tile.Loop loop) {
    String extent = Addresses.extent(loop.extent());
    if (shape.blocks().isEmpty()) {
      return extent;
    }
    int size = shape.blocks().get().size();
    boolean even = loop.extent().isLiteral() && loop.extent().literal() % size == 0;
    return even
        ? Integer.toString(size)
        : "Math.min(" + size + ", " + extent + " - " + loop.var() + ")";
  }

  private MethodSpec method(Cut cut) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name(cut)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    signature.declareShared(method, ElementType.FLOAT32);
    tile.outer().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    method.addParameter(TypeName.INT, tile.rows().var());
    method.addParameter(TypeName.INT, Tile.PANEL);
    method.addParameter(TypeName.INT, Tile.LANE);
    outside().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    told.ifPresent(_ -> method.addParameter(TypeName.INT, STEPS));
    if (leavesRows()) {
      method.addParameter(TypeName.INT, DONE);
    }
    CodeBlock.Builder code = CodeBlock.builder();
    TileEpilogue epilogue = new TileEpilogue(tile, addresses);
    if (shape.blocks().isPresent()) {
      epilogue.bases(code);
      code.addStatement("$T zero = $T.zero(S)", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
      begin(code, cut, epilogue);
    } else {
      declare(code, cut);
    }
    sums(code, cut);
    if (shape.blocks().isEmpty()) {
      epilogue.bases(code);
    }
    finish(code, cut, epilogue);
    return method.addCode(code.build()).build();
  }

  /** All sums, so many on a line. */
  private static void declare(CodeBlock.Builder code, Cut cut) {
    code.addStatement("$T zero = $T.zero(S)", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
    List<String> line = new ArrayList<>();
    int sums = cut.height() * cut.columns();
    for (int i = 0; i < sums; i++) {
      line.add(sum(i / cut.columns(), i % cut.columns()) + " = zero");
      if (line.size() == SUMS_ON_A_LINE || i == sums - 1) {
        code.addStatement("$T $L", Types.FLOAT_VECTOR, String.join(", ", line));
        line.clear();
      }
    }
  }

  private static String sum(int row, int vector) {
    return "s" + row + "_" + vector;
  }

  /** Zeros in the first block, later what the block before has stored. */
  private void begin(CodeBlock.Builder code, Cut cut, TileEpilogue epilogue) {
    String first =
        outside().stream().map(loop -> loop.var() + " == 0").collect(Collectors.joining(" && "));
    code.beginControlFlow("if ($L)", first);
    String fresh = leavesRows() ? DONE : "0";
    code.beginControlFlow("for (int r = $L; r < $L; r++)", fresh, cut.height());
    for (int v = 0; v < cut.columns(); v++) {
      code.addStatement(epilogue.clear(column(cut, v), "r"));
    }
    code.endControlFlow();
    code.endControlFlow();
    for (int r = 0; r < cut.height(); r++) {
      List<CodeBlock> loads = new ArrayList<>();
      for (int v = 0; v < cut.columns(); v++) {
        loads.add(CodeBlock.of("$L = $L", sum(r, v), epilogue.stored(column(cut, v), r)));
      }
      code.addStatement("$T $L", Types.FLOAT_VECTOR, CodeBlock.join(loads, ", "));
    }
  }

  private void sums(CodeBlock.Builder code, Cut cut) {
    code.addStatement("int x = $L", at.a(outside()));
    code.addStatement("int y = $L + j", at.b(outside()));
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    List<Tile.Loop> around = shape.blocks().map(TileBlocks::around).orElse(List.of());
    List<Tile.Loop> loops =
        tile.sums().stream()
            .limit(tile.sums().size() - (isWritten() ? 1 : 0))
            .filter(l -> !(l.extent().isLiteral() && l.extent().literal() == 1))
            .filter(l -> !around.contains(l))
            .toList();
    for (Tile.Loop loop : loops) {
      boolean isTold = told.filter(loop::equals).isPresent();
      String var = isTold && shape.blocks().isPresent() ? STEP : loop.var();
      String extent = isTold ? STEPS : Addresses.extent(loop.extent());
      code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", var, var, extent, var);
      TileAddresses.term(a, var, loop.aStride());
      TileAddresses.term(b, var, loop.bStride());
    }
    for (int k = 0; k < (isWritten() ? TileShape.stepsWritten(tile) : 1); k++) {
      step(code, cut, a, b, k);
    }
    loops.forEach(_ -> code.endControlFlow());
  }

  /** True if the steps of the innermost sum stand one after the other. */
  private boolean isWritten() {
    return TileShape.stepsWritten(tile) > 1;
  }

  /** The step after {@code k} others that are written out. */
  private void step(CodeBlock.Builder code, Cut cut, List<String> a, List<String> b, int k) {
    int aSteps = k == 0 ? 0 : k * tile.sums().getLast().aStride();
    int bSteps = k == 0 ? 0 : k * tile.sums().getLast().bStride();
    String type = k == 0 ? "FloatVector " : "";
    List<CodeBlock> loads = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      int offset = v / cut.vectors() * tile.panelStride() + bSteps;
      loads.add(
          CodeBlock.of(
              "$Ly$L = $T.fromArray(S, $L, $L);",
              type,
              v,
              Types.FLOAT_VECTOR,
              tile.b().space().array(),
              Addresses.join("y", b, offset) + shift(v % cut.vectors())));
    }
    write(code, loads);
    List<CodeBlock> rows = new ArrayList<>();
    for (int r = 0; r < cut.height(); r++) {
      String address = Addresses.join("x", a, r * tile.rows().aStride() + aSteps);
      CodeBlock.Builder row = CodeBlock.builder();
      row.add(
          "$Lr = $T.broadcast(S, $L[$L]);",
          r == 0 ? type : "",
          Types.FLOAT_VECTOR,
          tile.a().space().array(),
          address);
      for (int v = 0; v < cut.columns(); v++) {
        row.add(" $L = r.fma(y$L, $L);", sum(r, v), v, sum(r, v));
      }
      rows.add(row.build());
    }
    write(code, rows);
  }

  /** What the address of a panel's second vector has more than that of the first. */
  static String shift(int vector) {
    return switch (vector) {
      case 0 -> "";
      case 1 -> " + VL";
      default -> " + " + vector + " * VL";
    };
  }

  private void finish(CodeBlock.Builder code, Cut cut, TileEpilogue epilogue) {
    List<CodeBlock> shared = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      shared.addAll(epilogue.once(column(cut, v)));
    }
    write(code, shared);
    List<CodeBlock> single = new ArrayList<>();
    for (int r = 0; r < cut.height(); r++) {
      List<CodeBlock> row = new ArrayList<>();
      for (int v = 0; v < cut.columns(); v++) {
        row.addAll(epilogue.finish(column(cut, v), r, sum(r, v)));
      }
      if (leavesRows() && r < cut.height() - 1) {
        code.add("if ($L <= $L) { $L }\n", DONE, r, CodeBlock.join(row, " "));
      } else if (row.size() == 1) {
        single.addAll(row);
      } else {
        write(code, row);
      }
    }
    write(code, single);
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
