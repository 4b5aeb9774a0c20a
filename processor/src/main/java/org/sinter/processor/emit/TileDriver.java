package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import org.sinter.processor.emit.TileShape.Cut;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/** Writes the loops over the panels and rows of a tile. What two cuts differ in is a variable. */
final class TileDriver {
  private final Tile tile;
  private final TileShape shape;
  private final Addresses addresses;
  private final CodeBlock.Builder code;

  TileDriver(Tile tile, TileShape shape, Addresses addresses, CodeBlock.Builder code) {
    this.tile = tile;
    this.shape = shape;
    this.addresses = addresses;
    this.code = code;
  }

  /** What two cuts differ in. */
  private enum Size {
    PANELS("panels", Cut::panels),
    VECTORS("vectors", Cut::vectors),
    ROWS("rows", Cut::height),
    STACK("stack", Cut::stack);

    private final String variable;
    private final ToIntFunction<Cut> of;

    Size(String variable, ToIntFunction<Cut> of) {
      this.variable = variable;
      this.of = of;
    }
  }

  private boolean isVariable(Size size) {
    return size.of.applyAsInt(shape.wide()) != size.of.applyAsInt(shape.narrow());
  }

  private String text(Size size) {
    return isVariable(size) ? variable(size) : Integer.toString(size.of.applyAsInt(shape.wide()));
  }

  /** Another one for the panel at the edge, which comes after the others. */
  private String variable(Size size) {
    return tile.ragged() ? size.variable + "AtEdge" : size.variable;
  }

  /** True if a thread's iterations are a multiple of what each cut takes at once. */
  private boolean isWhole(Size size, String var, Dim extent) {
    int wide = size.of.applyAsInt(shape.wide());
    int narrow = size.of.applyAsInt(shape.narrow());
    boolean alone = wide == 1 && narrow == 1;
    boolean all = addresses.end(var, extent).equals(Addresses.extent(extent));
    return alone
        || size == Size.PANELS && shape.blocks().isPresent()
        || all
            && extent.isLiteral()
            && extent.literal() % wide == 0
            && extent.literal() % narrow == 0;
  }

  /** True if the last tile computes rows that the one before has computed. */
  boolean hasOverlap() {
    return !isWhole(Size.ROWS, tile.rows().var(), tile.rows().extent());
  }

  /** How many rows the tile before has computed. */
  String overlap() {
    String row = tile.rows().var();
    String end = addresses.end(row, tile.rows().extent());
    return "Math.max(0, " + row + " - " + end + " + " + text(Size.ROWS) + ")";
  }

  /** Declares what the two cuts differ in. */
  void cuts() {
    for (Size size : Size.values()) {
      if (isVariable(size) && !(size == Size.ROWS && shape.isLine(tile))) {
        code.addStatement(
            "int $L = $L ? $L : $L",
            variable(size),
            condition(),
            size.of.applyAsInt(shape.wide()),
            size.of.applyAsInt(shape.narrow()));
      }
    }
  }

  /** What tells that the wide cut is to be run: by a thread that has all rows that are stacked. */
  private String condition() {
    return shape.condition(tile)
        + shape
            .wide()
            .stacked()
            .filter(loop -> addresses.isSplit(loop.var()))
            .map(loop -> " && " + iterations(loop) + " == " + loop.extent().literal())
            .orElse("");
  }

  private String iterations(Tile.Loop loop) {
    return addresses.count(loop.var(), loop.extent());
  }

  /** Opens a block for batches that are lower than a tile. */
  void ifFewRows() {
    code.beginControlFlow("if ($L < $L)", iterations(tile.rows()), text(Size.ROWS));
  }

  /** Rows one by one, each over all panels. */
  void rowByRow(BinaryOperator<String> call) {
    tile.outer().forEach(this::loop);
    String row = tile.rows().var();
    loop(row, tile.rows().extent(), row + "++");
    int step = shape.single().panels();
    panels(Integer.toString(step), tile.panels() == step);
    vectors(Integer.toString(shape.single().vectors()));
    code.addStatement(call.apply(row, Tile.PANEL));
    code.endControlFlow();
    endPanels(tile.panels() == step);
    code.endControlFlow();
    end(tile.outer());
  }

  /**
   * Where rows or panels are no multiple of a tile's, the last tile ends with the last of them.
   * Loops over places of an image, which all read the same panels, are inside of the loop over
   * panels: these are read from the nearest cache then, and the image is not much.
   *
   * @param fill what makes a panel before its rows
   */
  void tiles(CodeBlock fill, BinaryOperator<String> wide, BinaryOperator<String> narrow) {
    String row = tile.rows().var();
    String rows = text(Size.ROWS);
    String end = addresses.end(row, tile.rows().extent());
    boolean one = tile.panels() == 1;
    List<Tile.Loop> around = tile.outer().stream().filter(loop -> !isInside(loop)).toList();
    List<Tile.Loop> inside = tile.outer().stream().filter(TileDriver::isInside).toList();
    shape.blocks().ifPresent(this::blocks);
    around.forEach(this::loop);
    panels(text(Size.PANELS), one);
    if (tile.movesUp()) {
      code.addStatement(TileAddresses.column(tile));
    }
    code.add(fill);
    vectors(text(Size.VECTORS));
    inside.forEach(this::place);
    String next = rows.equals("1") ? row + "++" : row + " += " + rows;
    if (shape.isLine(tile)) {
      line(wide, narrow);
    } else {
      loop(row, tile.rows().extent(), next);
      String first = isWhole(Size.ROWS, row, tile.rows().extent()) ? row : last(row, end, rows);
      if (shape.hasTwoCuts()) {
        code.add("if ($L) $L;\n", condition(), wide.apply(first, panel()));
        code.add("else $L;\n", narrow.apply(first, panel()));
      } else {
        code.addStatement(wide.apply(first, panel()));
      }
      code.endControlFlow();
    }
    end(inside);
    code.endControlFlow();
    endPanels(one);
    end(around);
    shape.blocks().ifPresent(blocks -> end(blocks.around()));
    shape.blocks().ifPresent(_ -> code.endControlFlow());
  }

  /** The first panel of a tile. */
  private String panel() {
    Dim panels = Dim.of(tile.panels());
    return isWhole(Size.PANELS, Tile.PANEL, panels)
        ? VectorTile.panel(tile)
        : last(Tile.PANEL, addresses.end(Tile.PANEL, panels), text(Size.PANELS));
  }

  /** Calls for a whole line of rows. */
  private void line(BinaryOperator<String> wide, BinaryOperator<String> narrow) {
    if (shape.hasTwoCuts()) {
      code.beginControlFlow("if ($L)", condition());
      line(shape.wide(), wide);
      code.nextControlFlow("else");
      line(shape.narrow(), narrow);
      code.endControlFlow();
    } else {
      line(shape.wide(), wide);
    }
  }

  /** All tiles that are whole, and one that ends with the last row. */
  private void line(Cut cut, BinaryOperator<String> call) {
    Dim extent = tile.rows().extent();
    String row = tile.rows().var();
    String first = addresses.first(row);
    String end = addresses.end(row, extent);
    int rows = cut.height();
    code.addStatement(call.apply(first + ", " + end, panel()));
    String last = end + " - " + rows + ", " + end;
    if (addresses.isSplit(row)) {
      code.beginControlFlow("if (($L - $L) % $L != 0)", end, first, rows);
      code.addStatement(call.apply(last, panel()));
      code.endControlFlow();
    } else if (extent.literal() % rows != 0) {
      code.addStatement(call.apply(last, panel()));
    }
  }

  /** True of a loop in which no other panels are read, but over the batch. */
  private static boolean isInside(Tile.Loop loop) {
    return loop.bStride() == 0 && loop.extent().isLiteral();
  }

  private void blocks(TileBlocks blocks) {
    blocks.around().forEach(this::loop);
    String var = blocks.split().var();
    String next = blocks.size() == 1 ? var + "++" : var + " += " + blocks.size();
    loop(var, blocks.split().extent(), next);
  }

  private void loop(Tile.Loop loop) {
    loop(loop.var(), loop.extent(), loop.var() + "++");
  }

  /** Opens a loop over places, or over as many at once as are stacked. */
  private void place(Tile.Loop loop) {
    if (shape.wide().stacked().filter(loop::equals).isPresent()) {
      loop(loop.var(), loop.extent(), loop.var() + " += " + text(Size.STACK));
    } else {
      loop(loop);
    }
  }

  private void end(List<Tile.Loop> loops) {
    loops.forEach(_ -> code.endControlFlow());
  }

  private static String last(String variable, String extent, String size) {
    return "Math.min(" + variable + ", " + extent + " - " + size + ")";
  }

  private void panels(String step, boolean one) {
    if (one) {
      code.addStatement("int q = 0");
    } else {
      String next = step.equals("1") ? "q++" : "q += " + step;
      loop(Tile.PANEL, Dim.of(tile.panels()), next);
    }
  }

  private void endPanels(boolean one) {
    if (!one) {
      code.endControlFlow();
    }
  }

  private void vectors(String count) {
    String step = count.equals("1") ? "VL" : count + " * VL";
    code.beginControlFlow("for (int j = 0; j < $L; j += $L)", tile.panel(), step);
  }

  /** Opens a loop over this thread's iterations. */
  private void loop(String var, Dim extent, String next) {
    code.beginControlFlow(
        "for (int $L = $L; $L < $L; $L)",
        var,
        addresses.first(var),
        var,
        addresses.end(var, extent),
        next);
  }
}
