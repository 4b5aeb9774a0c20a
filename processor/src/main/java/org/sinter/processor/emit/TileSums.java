package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sinter.processor.emit.TileShape.Cut;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Tile;

/** Writes the sums of a tile's method: locals, and the loops over k that add to them. */
final class TileSums {

  /** The parameter that tells how far to go. */
  static final String STEPS = "steps";

  /** Where sums are cut into blocks: the iteration of the loop that is cut. */
  private static final String STEP = "step";

  private static final int SUMS_ON_A_LINE = 12;

  /** How much is written on a line at most, but for single statements. */
  private static final int LINE = 150;

  private final Tile tile;
  private final TileShape shape;
  private final Optional<Tile.Loop> told;
  private final TileAddresses at;
  private final TileBorders borders;

  /**
   * @param told the loop that goes as far as {@link #STEPS} says
   */
  TileSums(Tile tile, TileShape shape, Optional<Tile.Loop> told, Addresses addresses) {
    this.tile = tile;
    this.shape = shape;
    this.told = told;
    this.at = new TileAddresses(tile, addresses);
    this.borders = new TileBorders(tile);
  }

  /** Loops over k outside of the method: those around blocks, and the one that is cut. */
  List<Tile.Loop> outside() {
    return shape.blocks().stream()
        .flatMap(blocks -> Stream.concat(blocks.around().stream(), Stream.of(blocks.split())))
        .toList();
  }

  /** All sums, so many on a line. */
  void declare(CodeBlock.Builder code, Cut cut) {
    List<String> line = new ArrayList<>(List.of("zero = FloatVector.zero(S)"));
    int sums = cut.rows() * cut.columns();
    for (int i = 0; i < sums * tile.chains(); i++) {
      int of = i % sums;
      line.add(sum(i / sums, of / cut.columns(), of % cut.columns()) + " = zero");
      if (line.size() == SUMS_ON_A_LINE || i == sums * tile.chains() - 1) {
        code.addStatement("$T $L", Types.FLOAT_VECTOR, String.join(", ", line));
        line.clear();
      }
    }
  }

  /** The local of a sum. */
  static String sum(int row, int vector) {
    return sum(0, row, vector);
  }

  private static String sum(int chain, int row, int vector) {
    return (chain == 0 ? "s" : "t") + row + "_" + vector;
  }

  /** Adds all products to the sums. */
  void add(CodeBlock.Builder code, Cut cut) {
    code.addStatement("int x = $L, y = $L + j", at.a(outside()), at.b(outside()));
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    List<List<Tile.Loop>> nest = nest();
    for (List<Tile.Loop> joined : nest) {
      String var = variable(joined);
      String next = tile.chains() == 1 ? var + "++" : var + " += " + tile.chains();
      String first = border(joined).map(borders::first).orElse("0");
      String end = extent(joined);
      code.beginControlFlow("for (int $L = $L; $L < $L; $L)", var, first, var, end, next);
      terms(a, var, joined, Tile.Loop::aStride);
      terms(b, var, joined, Tile.Loop::bStride);
    }
    if (borders.leavesOut(cut.height())) {
      code.add("// Without the zeros before and after a line of the image.\n");
    }
    if (shape.sharesRows(tile)) {
      window(code, cut, a, b);
    } else {
      int[] steps = steps(cut, TileShape.stepsTogether(tile)).toArray();
      for (int k : steps) {
        step(code, cut, a, b, k, k == steps[0]);
      }
    }
    nest.forEach(_ -> code.endControlFlow());
    if (tile.chains() > 1) {
      join(code, cut);
    }
  }

  /** The steps written out in which any row has a product. */
  private IntStream steps(Cut cut, int all) {
    return IntStream.range(0, all)
        .filter(k -> IntStream.range(0, cut.height()).anyMatch(row -> isComputed(cut, row, k)));
  }

  private boolean isComputed(Cut cut, int row, int step) {
    return borders.isInside(cut.height(), row % cut.height(), step);
  }

  /**
   * The loops of the method in groups, each of which is written as one: all but the innermost, and
   * that. In a nest of three C2 leaves some sums in memory, in the innermost loop too.
   */
  private List<List<Tile.Loop>> nest() {
    List<Tile.Loop> around = shape.blocks().map(TileBlocks::around).orElse(List.of());
    List<Tile.Loop> loops = loops(tile).stream().filter(l -> !around.contains(l)).toList();
    List<Tile.Loop> outer = loops.subList(0, Math.max(0, loops.size() - 1));
    boolean divisible = outer.stream().skip(1).allMatch(l -> l.extent().isLiteral() && !isTold(l));
    return outer.size() > 1 && divisible
        ? List.of(outer, List.of(loops.getLast()))
        : loops.stream().map(List::of).toList();
  }

  /** The loops over k but for one that is written out, and those that go round once. */
  static List<Tile.Loop> loops(Tile tile) {
    return tile.sums().stream()
        .limit(tile.sums().size() - (isWritten(tile) ? 1 : 0))
        .filter(TileSums::goesOn)
        .toList();
  }

  /** True of a loop with more than one iteration, as far as is known. */
  static boolean goesOn(Tile.Loop loop) {
    return !loop.extent().isLiteral() || loop.extent().literal() > 1;
  }

  private boolean isTold(Tile.Loop loop) {
    return told.filter(loop::equals).isPresent();
  }

  private String variable(List<Tile.Loop> joined) {
    boolean block = shape.blocks().isPresent() && isTold(joined.getFirst());
    return block ? STEP : joined.getLast().var();
  }

  /** Iterations of loops that are one; the first of them may be told how far to go. */
  private String extent(List<Tile.Loop> joined) {
    Tile.Loop first = joined.getFirst();
    Optional<Border> border = border(joined);
    if (border.isPresent()) {
      return borders.end(border.get(), first.extent().literal());
    }
    int rest = extents(joined.subList(1, joined.size()));
    if (!isTold(first) && first.extent().isLiteral()) {
      return Integer.toString(first.extent().literal() * rest);
    }
    String extent = isTold(first) ? STEPS : Addresses.extent(first.extent());
    return rest == 1 ? extent : extent + " * " + rest;
  }

  /** What is left out of a loop that is one alone and goes as far as it does in each call. */
  private Optional<Border> border(List<Tile.Loop> joined) {
    Tile.Loop first = joined.getFirst();
    boolean alone = joined.size() == 1 && !isTold(first) && shape.blocks().isEmpty();
    return alone ? borders.lines(first) : Optional.empty();
  }

  private static int extents(List<Tile.Loop> loops) {
    return loops.stream().mapToInt(loop -> loop.extent().literal()).reduce(1, (m, n) -> m * n);
  }

  /**
   * How far loops that are one have moved an operand: in each iteration as far as the innermost
   * moves it, and each time that starts over, as far as the next is ahead of it then.
   */
  private static void terms(
      List<String> terms, String var, List<Tile.Loop> joined, ToIntFunction<Tile.Loop> stride) {
    for (int i = 0; i < joined.size() - 1; i++) {
      Tile.Loop inner = joined.get(i + 1);
      int ahead =
          stride.applyAsInt(joined.get(i)) - inner.extent().literal() * stride.applyAsInt(inner);
      int iterations = extents(joined.subList(i + 1, joined.size()));
      TileAddresses.term(terms, var + " / " + iterations, ahead);
    }
    TileAddresses.term(terms, var, stride.applyAsInt(joined.getLast()));
  }

  /** Adds the two chains of each sum. */
  private static void join(CodeBlock.Builder code, Cut cut) {
    List<CodeBlock> joined = new ArrayList<>();
    for (int r = 0; r < cut.rows(); r++) {
      for (int v = 0; v < cut.columns(); v++) {
        joined.add(CodeBlock.of("$L = $L.add($L);", sum(r, v), sum(r, v), sum(1, r, v)));
      }
    }
    write(code, joined);
  }

  /** True if the innermost sum is no loop. */
  private static boolean isWritten(Tile tile) {
    return TileShape.stepsWritten(tile) > 1;
  }

  /**
   * The steps that rows share elements in: each element is broadcast once, for a row at each step.
   * They come in the order in which every row's steps do.
   */
  private void window(CodeBlock.Builder code, Cut cut, List<String> a, List<String> b) {
    int steps = TileShape.stepsWritten(tile);
    List<CodeBlock> loads = new ArrayList<>();
    for (int k : steps(cut, steps).toArray()) {
      for (int v = 0; v < cut.columns(); v++) {
        String address = vector(cut, v, b, k * tile.sums().getLast().bStride());
        loads.add(
            CodeBlock.of(
                "$T y$L_$L = $T.fromArray(S, $L, $L);",
                Types.FLOAT_VECTOR,
                k,
                v,
                Types.FLOAT_VECTOR,
                tile.b().space().array(),
                address));
      }
    }
    write(code, loads);
    int stride = tile.rows().aStride();
    int direction = tile.sums().getLast().aStride() / stride;
    List<CodeBlock> places = new ArrayList<>();
    for (int i = 0; i < cut.rows() + steps - 1; i++) {
      int place = direction > 0 ? i : cut.rows() - 1 - i;
      CodeBlock products = products(cut, place, direction);
      if (!products.isEmpty()) {
        String address = Addresses.join("x", a, place * stride);
        places.add(place(address, products, places.isEmpty()));
      }
    }
    write(code, places);
  }

  /** An element and the products with it. */
  private CodeBlock place(String address, CodeBlock products, boolean first) {
    return CodeBlock.of(
        "$Lr = $T.broadcast(S, $L[$L]);$L",
        first ? "FloatVector " : "",
        Types.FLOAT_VECTOR,
        tile.a().space().array(),
        address,
        products);
  }

  /** The products with one element: step k is that of the row k places away. */
  private CodeBlock products(Cut cut, int place, int direction) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int k = 0; k < TileShape.stepsWritten(tile); k++) {
      int row = place - direction * k;
      if (row >= 0 && row < cut.rows() && isComputed(cut, row, k)) {
        for (int v = 0; v < cut.columns(); v++) {
          code.add(" $L = r.fma(y$L_$L, $L);", sum(row, v), k, v, sum(row, v));
        }
      }
    }
    return code.build();
  }

  /** The step after {@code k} others that are written out. */
  private void step(
      CodeBlock.Builder code, Cut cut, List<String> a, List<String> b, int k, boolean first) {
    int chain = k % tile.chains();
    int aSteps = k == 0 ? 0 : k * tile.sums().getLast().aStride();
    int bSteps = k == 0 ? 0 : k * tile.sums().getLast().bStride();
    String type = first ? "FloatVector " : "";
    List<CodeBlock> loads = new ArrayList<>();
    for (int v = 0; v < cut.columns(); v++) {
      loads.add(
          CodeBlock.of(
              "$Ly$L = $T.fromArray(S, $L, $L);",
              type,
              v,
              Types.FLOAT_VECTOR,
              tile.b().space().array(),
              vector(cut, v, b, bSteps)));
    }
    write(code, loads);
    List<CodeBlock> rows = new ArrayList<>();
    for (int r = 0; r < cut.rows(); r++) {
      if (isComputed(cut, r, k)) {
        int distance = cut.distance(r, tile.rows().aStride(), Tile.Loop::aStride);
        String address = Addresses.join("x", a, distance + aSteps);
        CodeBlock.Builder products = CodeBlock.builder();
        for (int v = 0; v < cut.columns(); v++) {
          products.add(" $L = r.fma(y$L, $L);", sum(chain, r, v), v, sum(chain, r, v));
        }
        rows.add(place(address, products.build(), first && rows.isEmpty()));
      }
    }
    write(code, rows);
  }

  /** Where a vector of a row of the other operand lies, so far from that of the loops' step. */
  private String vector(Cut cut, int v, List<String> b, int distance) {
    int panel = v / cut.vectors() * tile.panelStride();
    return Addresses.join("y", b, panel + distance) + shift(v % cut.vectors());
  }

  /** What the address of a panel's second vector has more than that of the first. */
  static String shift(int vector) {
    return switch (vector) {
      case 0 -> "";
      case 1 -> " + VL";
      default -> " + " + vector + " * VL";
    };
  }

  /** As many on a line as fit. */
  static void write(CodeBlock.Builder code, List<CodeBlock> statements) {
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
