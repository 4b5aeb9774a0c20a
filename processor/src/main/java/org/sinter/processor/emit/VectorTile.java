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

  /** A parameter: how many rows the tile before has added to already. */
  private static final String DONE = "done";

  /** Likewise, where a method computes a line of rows: which ones. */
  private static final String FIRST = "first";

  private static final String END = "end";

  private final String kernel;
  private final Tile tile;
  private final Signature signature;
  private final Addresses addresses;
  private final TileShape shape;
  private final Optional<Tile.Loop> told;
  private final TileSums sums;
  private final CodeBlock.Builder loops = CodeBlock.builder();
  private final TileDriver driver;
  private final Map<Cut, MethodSpec> methods = new LinkedHashMap<>();

  VectorTile(String kernel, Tile tile, TileShape shape, Signature signature, Addresses addresses) {
    this.kernel = kernel;
    this.tile = tile;
    this.signature = signature;
    this.addresses = addresses;
    this.shape = shape;
    this.driver = new TileDriver(tile, shape, addresses, loops);
    this.told = shape.blocks().map(TileBlocks::split).or(this::longest);
    this.sums = new TileSums(tile, shape, told, addresses);
  }

  /**
   * Only the first loop can be told where loops are joined, and the last, which never is. One that
   * leaves out what lies around an image goes as far as that says.
   */
  private Optional<Tile.Loop> longest() {
    List<Tile.Loop> loops = TileSums.loops(tile);
    TileBorders borders = new TileBorders(tile);
    return loops.isEmpty() || TileShape.hasShortSums(tile)
        ? Optional.empty()
        : Stream.of(loops.getFirst(), loops.getLast())
            .filter(loop -> loop.extent().isLiteral())
            .filter(loop -> borders.lines(loop).isEmpty())
            .max(Comparator.comparingInt(loop -> loop.extent().literal()));
  }

  /** One a cut; valid after {@link #driver}. */
  List<MethodSpec> methods() {
    return List.copyOf(methods.values());
  }

  /** True if the constant {@link TileShape#WHOLE} is needed. */
  boolean storesRows() {
    return shape.storesRows(shape.wide(), tile);
  }

  /**
   * Bodies of lambdas by what they call: each method, of two cuts the one that this CPU runs, for
   * the first rows and few steps of a long sum; valid after {@link #driver}.
   *
   * @param operands in the order of {@link Signature#forwarded}
   */
  Map<String, String> calls(String operands) {
    Map<String, String> calls = new LinkedHashMap<>();
    boolean both = mayRunBoth();
    for (Cut cut : methods.keySet()) {
      boolean chosen = cut.equals(shape.wide()) || cut.equals(shape.narrow()) && !both;
      if (!shape.hasTwoCuts() || !chosen) {
        calls.put(name(cut), "{ " + samples(cut, operands) + " }");
      }
    }
    if (shape.hasTwoCuts()) {
      calls.put(
          name(shape.wide()) + " or " + name(shape.narrow()),
          "{ if (%s) { %s } else { %s } }"
              .formatted(
                  shape.condition(tile),
                  samples(shape.wide(), operands),
                  samples(shape.narrow(), operands)));
    }
    return calls;
  }

  /** True if a CPU that runs the wide cut also runs the narrow one, in parts for more threads. */
  private boolean mayRunBoth() {
    return shape.wide().stacked().filter(loop -> signature.isSplit(loop.var())).isPresent();
  }

  /**
   * Short calls: of a block the first and a later one by each loop, or the JIT leaves cases out.
   */
  private String samples(Cut cut, String operands) {
    StringBuilder samples = new StringBuilder(sample(cut, operands, Optional.empty()));
    for (Tile.Loop later : sums.outside()) {
      samples.append(' ').append(sample(cut, operands, Optional.of(later)));
    }
    return samples.toString();
  }

  /** A call for few steps, all loops at their first iteration but perhaps one. */
  private String sample(Cut cut, String operands, Optional<Tile.Loop> later) {
    List<String> arguments = new ArrayList<>(List.of(operands));
    tile.outer().forEach(loop -> arguments.add(Integer.toString(samplePlace(loop))));
    arguments.add("0");
    if (shape.isLine(tile)) {
      int two = Math.min(2 * cut.rows(), tile.rows().extent().literal());
      arguments.add(Integer.toString(two));
    }
    arguments.addAll(List.of("0", "0"));
    for (Tile.Loop loop : sums.outside()) {
      int start = later.filter(loop::equals).isPresent() ? 1 : 0;
      arguments.add(Integer.toString(Math.min(start, iterations(loop) - 1)));
    }
    int skipped = later.isPresent() ? 1 : 0;
    told.ifPresent(loop -> arguments.add(Integer.toString(fewSteps(loop, skipped))));
    if (leavesRows()) {
      arguments.add(Integer.toString(skipped * (cut.rows() - 1)));
    }
    return name(cut) + "(" + String.join(", ", arguments) + ");";
  }

  /** The first place, or one in the middle of an image: at its edge a loop may not go round. */
  private int samplePlace(Tile.Loop loop) {
    boolean edge = tile.borders().stream().anyMatch(border -> border.place().equals(loop.var()));
    return edge ? loop.extent().literal() / 2 : 0;
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
      tiles(fill);
      loops.endControlFlow();
    } else {
      tiles(fill);
    }
    return loops.build();
  }

  private void tiles(CodeBlock fill) {
    driver.tiles(fill, call(shape.wide()), call(shape.narrow()));
  }

  /** A call of a cut's method, by the number of its first row and of its first panel. */
  private BinaryOperator<String> call(Cut cut) {
    methods.computeIfAbsent(cut, this::method);
    return (row, panel) -> name(cut) + "(" + arguments(row, panel) + ")";
  }

  private String name(Cut cut) {
    String part = tile.ragged() ? "_edge" : shape.blocks().isPresent() ? "_block" : "";
    return kernel + "_" + cut.rows() + "x" + cut.columns() + part;
  }

  private String arguments(String row, String panel) {
    List<String> arguments = new ArrayList<>(List.of(signature.forwarded()));
    tile.outer().forEach(loop -> arguments.add(loop.var()));
    arguments.addAll(List.of(row, panel, Tile.LANE));
    sums.outside().forEach(loop -> arguments.add(loop.var()));
    told.ifPresent(loop -> arguments.add(steps(loop)));
    if (leavesRows()) {
      arguments.add(driver.overlap());
    }
    return String.join(", ", arguments);
  }

  /** What tells a tile's method where its columns are. */
  static String panel(Tile tile) {
    return tile.movesUp() ? Tile.COLUMN : Tile.PANEL;
  }

  /** As many as make a short sum. */
  private int fewSteps(Tile.Loop loop, int skipped) {
    List<Tile.Loop> others =
        shape.blocks().map(TileBlocks::within).orElse(tile.sums()).stream()
            .filter(other -> !other.equals(loop))
            .toList();
    int steps = Math.ceilDiv(TileTable.SHORT_SUM, TileShape.steps(others));
    return Math.max(1, Math.min(steps, iterations(loop) - skipped));
  }

  /** In a short call: there are no more examples than a tile has rows at most. */
  private static int iterations(Tile.Loop loop) {
    return loop.extent().isLiteral() ? loop.extent().literal() : TileTable.BATCH_HEIGHT;
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
    if (shape.isLine(tile)) {
      method.addParameter(TypeName.INT, FIRST).addParameter(TypeName.INT, END);
    } else {
      method.addParameter(TypeName.INT, tile.rows().var());
    }
    method.addParameter(TypeName.INT, panel(tile));
    method.addParameter(TypeName.INT, Tile.LANE);
    sums.outside().forEach(loop -> method.addParameter(TypeName.INT, loop.var()));
    told.ifPresent(_ -> method.addParameter(TypeName.INT, TileSums.STEPS));
    if (leavesRows()) {
      method.addParameter(TypeName.INT, DONE);
    }
    CodeBlock.Builder code = CodeBlock.builder().add(WarmUpCalls.ONLY_COUNTED);
    if (shape.isLine(tile)) {
      line(code, cut);
    }
    TileEpilogue epilogue = new TileEpilogue(tile, cut, addresses);
    if (shape.blocks().isPresent()) {
      epilogue.bases(code);
      code.addStatement("$T zero = $T.zero(S)", Types.FLOAT_VECTOR, Types.FLOAT_VECTOR);
      begin(code, cut, epilogue);
    } else {
      sums.declare(code, cut);
    }
    sums.add(code, cut);
    if (shape.blocks().isEmpty()) {
      epilogue.bases(code);
    }
    finish(code, cut, epilogue);
    if (shape.isLine(tile)) {
      code.endControlFlow();
    }
    return method.addCode(code.build()).build();
  }

  /** Opens the loop over the tiles of a line. */
  private void line(CodeBlock.Builder code, Cut cut) {
    String row = tile.rows().var();
    String last = END + (cut.rows() == 1 ? "" : " - " + (cut.rows() - 1));
    code.beginControlFlow(
        "for (int $L = $L; $L < $L; $L += $L)", row, FIRST, row, last, row, cut.rows());
  }

  /** Zeros in the first block, later what the block before has stored. */
  private void begin(CodeBlock.Builder code, Cut cut, TileEpilogue epilogue) {
    String first =
        sums.outside().stream()
            .map(loop -> loop.var() + " == 0")
            .collect(Collectors.joining(" && "));
    code.beginControlFlow("if ($L)", first);
    String fresh = leavesRows() ? DONE : "0";
    cut.stacked()
        .ifPresent(_ -> code.add("for (int stack = 0; stack < $L; stack++)\n$>", cut.stack()));
    code.beginControlFlow("for (int r = $L; r < $L; r++)", fresh, cut.height());
    for (int v = 0; v < cut.columns(); v++) {
      code.addStatement(epilogue.clear(column(cut, v), "r", "stack"));
    }
    code.endControlFlow();
    cut.stacked().ifPresent(_ -> code.add("$<"));
    code.endControlFlow();
    for (int r = 0; r < cut.rows(); r++) {
      List<CodeBlock> loads = new ArrayList<>();
      for (int v = 0; v < cut.columns(); v++) {
        loads.add(CodeBlock.of("$L = $L", TileSums.sum(r, v), epilogue.stored(column(cut, v), r)));
      }
      code.addStatement("$T $L", Types.FLOAT_VECTOR, CodeBlock.join(loads, ", "));
    }
  }

  private void finish(CodeBlock.Builder code, Cut cut, TileEpilogue epilogue) {
    List<CodeBlock> shared = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      shared.addAll(epilogue.once(column(cut, v)));
    }
    TileSums.write(code, shared);
    List<CodeBlock> single = new ArrayList<>();
    for (int r = 0; r < cut.rows(); r++) {
      List<CodeBlock> row = new ArrayList<>();
      for (int v = 0; v < cut.columns(); v++) {
        boolean masked = tile.ragged() && (r == cut.rows() - 1 || !shape.storesRows(cut, tile));
        row.addAll(epilogue.finish(column(cut, v), r, TileSums.sum(r, v), masked));
      }
      if (leavesRows() && r < cut.rows() - 1) {
        code.add("if ($L <= $L) { $L }\n", DONE, r, CodeBlock.join(row, " "));
      } else if (row.size() == 1) {
        single.addAll(row);
      } else {
        TileSums.write(code, row);
      }
    }
    TileSums.write(code, single);
  }

  private static TileEpilogue.Column column(Cut cut, int v) {
    return new TileEpilogue.Column(v / cut.vectors(), v % cut.vectors(), v);
  }
}
