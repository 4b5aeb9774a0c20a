package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.FusionPlan.FoldGroup;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/**
 * Folds of any axes: in virtual lanes where the last axis goes; where it stays side by side, in
 * registers for short rows and in memory, row by row, for long ones.
 */
final class FoldLowering {

  /**
   * Elements in a row from which on rows are folded into memory: what one register at a time skips
   * over, no prefetcher follows. A shorter row would wait for its own stores.
   */
  private static final int LONG_ROW = 64;

  private final FoldGroup group;
  private final Reader reader;
  private final Shape domain;
  private final List<Integer> axes;
  private final ReduceOp combiner;

  private FoldLowering(FoldGroup group, Reader reader) {
    this.group = group;
    this.reader = reader;
    this.domain = group.fold().operands().getFirst().shape();
    Reduction fold = (Reduction) group.fold().op();
    this.axes = fold.axes();
    this.combiner = fold.combiner();
  }

  static List<Stmt> lower(FoldGroup group, Reader reader) {
    FoldLowering lowering = new FoldLowering(group, reader);
    boolean lastGoes = lowering.axes.contains(lowering.domain.rank() - 1);
    Shape kept = group.fold().result().shape();
    if (lastGoes) {
      return lowering.serial(kept, 0, new ArrayList<>());
    }
    return lowering.row() >= LONG_ROW && !lowering.readsWhereItWrites()
        ? lowering.rowByRow(kept)
        : Nest.over(kept, Layout.ROW_MAJOR).build(lowering::sideBySide);
  }

  /** Elements that follow one another in memory and are folded alike. */
  private int row() {
    int size = 1;
    for (int axis = axes.getLast() + 1; axis < domain.rank(); axis++) {
      size *= domain.extent(axis);
    }
    return size;
  }

  /** True if the end of the group reads the memory of its result: state that is moved. */
  private boolean readsWhereItWrites() {
    Placement result = reader.placement(group.nodes().getLast().result());
    return group.epilogue().stream()
        .flatMap(node -> node.operands().stream())
        .anyMatch(x -> reader.isStored(x) && reader.placement(x).buffer().equals(result.buffer()));
  }

  /** The results' own memory accumulates, in the order of the operand's. */
  private List<Stmt> rowByRow(Shape kept) {
    Value last = group.nodes().getLast().result();
    List<Stmt> body = new ArrayList<>();
    body.addAll(
        Nest.over(kept, Layout.ROW_MAJOR)
            .build(at -> List.of(reader.store(last, at, new Expr.Const(combiner.identity())))));
    body.addAll(
        Nest.over(domain, Layout.ROW_MAJOR)
            .build(
                index -> {
                  List<Stmt> step = new ArrayList<>();
                  Expr value = element(step, index);
                  List<Index> at = withoutFolded(index);
                  Expr sum = new Expr.Binary(combiner.binary(), reader.load(last, at), value);
                  step.add(reader.store(last, at, sum));
                  return step;
                }));
    if (!group.epilogue().isEmpty()) {
      body.addAll(
          Nest.over(kept, Layout.ROW_MAJOR)
              .build(
                  at -> {
                    List<Stmt> end = new ArrayList<>();
                    Expr sum = reader.load(last, at);
                    end.add(new Stmt.Let("t" + group.fold().result().id(), sum));
                    finish(end, at);
                    return end;
                  }));
    }
    return body;
  }

  private List<Index> withoutFolded(List<Index> index) {
    List<Index> kept = new ArrayList<>();
    for (int axis = 0; axis < index.size(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(index.get(axis));
      }
    }
    return kept;
  }

  /** An accumulator for each kept element, neighbours in lanes. */
  private List<Stmt> sideBySide(List<Index> kept) {
    List<Stmt> body = new ArrayList<>();
    String sum = "t" + group.fold().result().id();
    body.add(new Stmt.Accumulator(sum, combiner.identity()));
    List<Stmt> step = new ArrayList<>();
    Expr value = element(step, full(kept));
    step.add(new Stmt.Assign(sum, new Expr.Binary(combiner.binary(), new Expr.Local(sum), value)));
    body.addAll(over(axes, step));
    finish(body, kept);
    return body;
  }

  private List<Stmt> serial(Shape kept, int axis, List<Index> index) {
    if (axis < kept.rank()) {
      String var = "k" + axis;
      index.add(Index.of(var, 1));
      return List.of(new Stmt.For(var, kept.dim(axis), serial(kept, axis + 1, index)));
    }
    Buffer scratch = Scratch.lanes(0);
    List<Stmt> lanes = new ArrayList<>();
    Expr value = element(lanes, full(index));
    lanes.add(new Stmt.AddLanes(combiner, scratch, value));
    int last = domain.rank() - 1;
    String var = variable(last);
    Stmt sweep = new Stmt.Lanes(var, domain.dim(last), lanes, Indices.fitsLanes(lanes, var));
    List<Stmt> body = new ArrayList<>();
    body.add(new Stmt.ClearLanes(combiner, scratch));
    body.addAll(over(axes.subList(0, axes.size() - 1), List.of(sweep)));
    body.add(new Stmt.FoldLanes("t" + group.fold().result().id(), combiner, scratch));
    finish(body, index);
    return body;
  }

  private static String variable(int axis) {
    return "r" + axis;
  }

  private List<Stmt> over(List<Integer> loops, List<Stmt> body) {
    List<Stmt> inner = body;
    for (int axis : loops.reversed()) {
      inner = List.of(new Stmt.For(variable(axis), domain.dim(axis), inner));
    }
    return inner;
  }

  /** The operand's index from the kept axes' and the folded axes' variables. */
  private List<Index> full(List<Index> kept) {
    List<Index> index = new ArrayList<>();
    int next = 0;
    for (int axis = 0; axis < domain.rank(); axis++) {
      index.add(axes.contains(axis) ? Index.of(variable(axis), 1) : kept.get(next++));
    }
    return index;
  }

  private Expr element(List<Stmt> body, List<Index> index) {
    for (Node node : group.prologue()) {
      Expr value = reader.compute(node, index);
      body.add(new Stmt.Let(reader.declare(node.result()), value));
    }
    return reader.load(group.fold().operands().getFirst(), index);
  }

  private void finish(List<Stmt> body, List<Index> kept) {
    for (Node node : group.prologue()) {
      reader.forget(node.result());
    }
    reader.declare(group.fold().result());
    Value last = group.fold().result();
    for (Node node : group.epilogue()) {
      Expr value = reader.compute(node, kept);
      body.add(new Stmt.Let(reader.declare(node.result()), value));
      last = node.result();
    }
    body.add(reader.store(last, kept, new Expr.Local("t" + last.id())));
  }
}
