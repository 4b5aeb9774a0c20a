package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Layout;

/** Kernels that move elements and compute nothing. */
final class CopyLowering {
  private CopyLowering() {}

  /** A source or movement, written into its own memory. */
  static List<Stmt> copy(Node node, Reader reader) {
    if (node.op() instanceof Movement movement
        && movement.indexMap(node.result().type()) instanceof IndexMap.Placed(var map, var rest)) {
      return placed(node, map, rest, reader);
    }
    Layout layout = reader.placement(node.result()).layout();
    return Nest.over(node.result().shape(), layout)
        .build(index -> List.of(reader.store(node.result(), index, reader.inline(node, index))));
  }

  /**
   * The rest around the operand, or where that is not whole vectors, everywhere, and then the
   * operand in its place.
   */
  private static List<Stmt> placed(Node node, List<Affine> map, double rest, Reader reader) {
    Value operand = node.operands().getFirst();
    boolean rows = reader.placement(operand).layout().isRowMajor();
    Optional<Frame> frame =
        rows ? Frame.of(operand.shape(), node.result().shape(), map) : Optional.empty();
    if (frame.isPresent()) {
      return frame
          .get()
          .build(
              at -> reader.store(node.result(), at, new Expr.Const(rest)),
              index -> stored(node, map, index, reader));
    }
    List<Stmt> body = new ArrayList<>();
    body.addAll(
        Nest.over(node.result().shape(), Layout.ROW_MAJOR)
            .build(index -> List.of(reader.store(node.result(), index, new Expr.Const(rest)))));
    body.addAll(rows(operand, reader).build(index -> List.of(stored(node, map, index, reader))));
    return body;
  }

  /** An element of the operand in its place. */
  private static Stmt stored(Node node, List<Affine> map, List<Index> index, Reader reader) {
    Expr element = reader.load(node.operands().getFirst(), index);
    return reader.store(node.result(), Indices.apply(map, index), element);
  }

  /** In the order of the axes; an axis in panels is two loops, since its elements are apart. */
  private static Nest rows(Value value, Reader reader) {
    Nest nest = Nest.over(value.shape(), Layout.ROW_MAJOR);
    Layout layout = reader.placement(value).layout();
    return layout.isRowMajor() ? nest : nest.split(0, layout.panel());
  }

  /** A contraction's operand in another order. */
  static List<Stmt> pack(PackGroup pack, Reader reader) {
    return copy(pack, reader, Index.ZERO);
  }

  /**
   * The panel of it that a tile is at, into memory for one.
   *
   * @param first the panel's first column
   */
  static List<Stmt> fill(PackGroup pack, Index first, Reader reader) {
    Stmt.For only = (Stmt.For) copy(pack, reader, first).getFirst();
    return Collapse.run(Indices.map(only.body(), index -> index.without(only.var())));
  }

  private static List<Stmt> copy(PackGroup pack, Reader reader, Index first) {
    Placement target = reader.placement(pack.packed());
    Placement source = reader.placement(pack.source());
    Nest nest = Nest.over(pack.packed().shape(), target.layout());
    if (!source.layout().isRowMajor()) {
      nest.split(pack.map().getFirst().terms().getFirst().axis(), source.layout().panel());
    }
    return nest.build(
        index -> {
          List<Index> from = new ArrayList<>(index);
          from.set(0, first.plus(index.getFirst()));
          Expr element = reader.load(pack.source(), Indices.apply(pack.map(), from));
          return List.of(reader.store(pack.packed(), index, element));
        });
  }
}
