package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.ir.ContractionForm;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/** Contractions as register tiles, or as a plain nest where no tile fits. */
final class ContractionLowering {
  /** With more than this, masks on all of them cost more than methods for the last. */
  private static final int MANY_PANELS = 8;

  private final ContractionGroup group;
  private final Spec spec;
  private final Reader reader;

  private ContractionLowering(ContractionGroup group, Reader reader) {
    this.group = group;
    this.spec = group.form().spec();
    this.reader = reader;
  }

  static List<Stmt> lower(ContractionGroup group, Reader reader) {
    ContractionLowering lowering = new ContractionLowering(group, reader);
    return switch (group.form()) {
      case ContractionForm.Tiled tiled -> lowering.tiled(tiled);
      case ContractionForm.Nest nest -> lowering.nest(nest);
    };
  }

  private Value result() {
    return group.nodes().getLast().result();
  }

  private List<Stmt> nest(ContractionForm.Nest form) {
    Layout layout = reader.placement(result()).layout();
    return Nest.over(spec.result(), layout)
        .build(
            index -> {
              List<Stmt> body = new ArrayList<>();
              body.add(new Stmt.Accumulator(Tile.SUM, 0));
              body.addAll(sums(form, index));
              body.addAll(epilogue(index));
              return body;
            });
  }

  private List<Stmt> sums(ContractionForm.Nest form, List<Index> kept) {
    List<Index> index = new ArrayList<>(kept);
    for (int axis = spec.resultRank(); axis < spec.extents().size(); axis++) {
      index.add(Index.of(sumVariable(axis), 1));
    }
    Expr a = reader.load(form.a(), Indices.apply(spec.a(), index));
    Expr b = reader.load(form.b(), Indices.apply(spec.b(), index));
    Expr next = new Expr.Fma(a, b, new Expr.Local(Tile.SUM));
    List<Stmt> body = List.of(new Stmt.Assign(Tile.SUM, next));
    for (int axis = spec.extents().size() - 1; axis >= spec.resultRank(); axis--) {
      body = List.of(new Stmt.For(sumVariable(axis), spec.extents().get(axis), body));
    }
    return body;
  }

  private static String sumVariable(int axis) {
    return "k" + axis;
  }

  /** The elementwise nodes on a finished sum, and its store. */
  private List<Stmt> epilogue(List<Index> index) {
    List<Stmt> body = new ArrayList<>();
    String sum = reader.declare(group.contraction().result());
    body.add(new Stmt.Let(sum, new Expr.Local(Tile.SUM)));
    String last = sum;
    for (Node node : group.epilogue()) {
      Expr value = reader.compute(node, index);
      last = reader.declare(node.result());
      body.add(new Stmt.Let(last, value));
    }
    body.add(reader.store(result(), index, new Expr.Local(last)));
    for (Node node : group.nodes()) {
      reader.forget(node.result());
    }
    return body;
  }

  /**
   * Whole panels need no mask: where the last one does, it is a tile of its own. A gradient by
   * weights, which lie in panels, is one tile unless it has many: it would have twice the methods.
   */
  private List<Stmt> tiled(ContractionForm.Tiled form) {
    Tile tile = tile(form);
    boolean rows = reader.placement(result()).layout().isRowMajor();
    return tile.ragged() && tile.panels() > (rows ? 1 : MANY_PANELS)
        ? List.of(new Stmt.Tiled(tile.wholePanels()), new Stmt.Tiled(edge(tile)))
        : List.of(new Stmt.Tiled(tile));
  }

  /** The columns behind the last whole panel. */
  private static Tile edge(Tile tile) {
    int whole = tile.columns() / tile.panel();
    int columns = tile.columns() % tile.panel();
    int panel = Layout.panelWidth(columns);
    UnaryOperator<Index> moved =
        index ->
            index
                .without(Tile.PANEL)
                .plus(Index.of(Tile.PANEL, panel * index.stride(Tile.LANE)))
                .plus(whole * index.stride(Tile.PANEL));
    return new Tile(
        tile.outer(),
        tile.rows(),
        columns,
        panel,
        tile.panelStride(),
        tile.sums(),
        tile.a(),
        tile.aOffset(),
        tile.b(),
        tile.bOffset() + whole * tile.panelStride(),
        List.of(),
        Indices.map(tile.epilogue(), moved),
        columns % panel != 0,
        tile.borders());
  }

  private Tile tile(ContractionForm.Tiled form) {
    Placement a = reader.placement(form.a());
    Placement b = reader.placement(form.b());
    int columns = spec.extents().get(form.columns()).literal();
    boolean panelled = !b.layout().isRowMajor();
    int panel = panelled ? b.layout().panel() : Layout.panelWidth(columns);
    int panelStride = panelled ? b.layout().panelStride(b.shape()) : panel;
    List<Tile.Loop> kept = loops(0, spec.resultRank(), form, a, b);
    kept.removeIf(loop -> loop.var().equals(variable(form.columns())));
    List<Tile.Loop> sums = loops(spec.resultRank(), spec.extents().size(), form, a, b);
    boolean filled = form.fill() != null;
    boolean movesUp = filled && columns % panel != 0;
    Index first = movesUp ? Index.of(Tile.COLUMN, 1) : Index.of(Tile.PANEL, panel);
    List<Stmt> epilogue = epilogue(keptIndex(form.columns(), first));
    TileLoops merged = new TileLoops(epilogue).mergeKept(kept);
    Tile.Loop rows = merged.takeRows();
    merged.mergeSums(TileLoops.windowLast(sums, rows, columns));
    return new Tile(
        merged.kept(),
        rows,
        columns,
        panel,
        filled ? 0 : panelStride,
        merged.sums(),
        Reader.symbolic(a.buffer()),
        offset(spec.a(), a),
        Reader.symbolic(b.buffer()),
        offset(spec.b(), b),
        form.fill() == null ? List.of() : CopyLowering.fill(form.fill(), first, reader),
        Inlining.run(SharedExpressions.run(merged.epilogue())),
        !filled && isRagged(columns, panel),
        borders(form.a(), merged, rows));
  }

  /** Where windows reach over the edges of the image, as far as loops have not been joined. */
  private List<Border> borders(Value image, TileLoops loops, Tile.Loop rows) {
    List<Tile.Loop> all = new ArrayList<>(loops.kept());
    all.add(rows);
    all.addAll(loops.sums());
    return new ImageBorders(spec, this::variable).of(reader.producer(image), all);
  }

  /** True if the columns that fill the last panel have no room behind the result's row. */
  private boolean isRagged(int columns, int panel) {
    Placement result = reader.placement(result());
    Shape shape = result.shape();
    boolean rowIsExample =
        result.layout().isRowMajor()
            && result.buffer().space() == Buffer.Space.WORKSPACE
            && shape.exampleSize() == columns
            && !result.isPart()
            && columns > 1;
    return columns % panel != 0 && !rowIsExample;
  }

  private String variable(int axis) {
    return axis < spec.resultRank() ? "i" + axis : sumVariable(axis);
  }

  private List<Index> keptIndex(int columns, Index first) {
    List<Index> index = new ArrayList<>();
    for (int axis = 0; axis < spec.resultRank(); axis++) {
      index.add(axis == columns ? first.plus(Index.of(Tile.LANE, 1)) : Index.of(variable(axis), 1));
    }
    return index;
  }

  private List<Tile.Loop> loops(
      int from, int to, ContractionForm.Tiled form, Placement a, Placement b) {
    List<Tile.Loop> loops = new ArrayList<>();
    for (int axis = from; axis < to; axis++) {
      Dim extent = spec.extents().get(axis);
      if (axis != form.columns()) {
        int aStride = stride(spec.a(), a, axis);
        int bStride = stride(spec.b(), b, axis);
        loops.add(new Tile.Loop(variable(axis), extent, aStride, bStride));
      }
    }
    return loops;
  }

  private static int stride(List<Affine> map, Placement placement, int axis) {
    int stride = 0;
    for (int dim = 0; dim < map.size(); dim++) {
      for (Affine.Term term : map.get(dim).terms()) {
        if (term.axis() == axis) {
          stride = Math.addExact(stride, term.coefficient() * placement.stride(dim));
        }
      }
    }
    return stride;
  }

  private static int offset(List<Affine> map, Placement placement) {
    int offset = placement.start();
    for (int dim = 0; dim < map.size(); dim++) {
      offset = Math.addExact(offset, map.get(dim).offset() * placement.stride(dim));
    }
    return offset;
  }
}
