package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.FusionPlan.RowGroup;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.RowLevels;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/** Rows one after the other; in each, as many sweeps as folds depend on each other. */
final class RowLowering {
  private final RowGroup group;
  private final Reader reader;
  private final RowLevels levels;

  private RowLowering(RowGroup group, Schedule schedule, Reader reader) {
    this.group = group;
    this.reader = reader;
    var producers = schedule.plan().graph().producers();
    this.levels =
        RowLevels.of(
            group.nodes(),
            value -> {
              Value root = value;
              Node node = Maps.at(producers, root);
              while (node.op() instanceof Movement movement
                  && movement.indexMap(root.type()) instanceof IndexMap.View) {
                root = node.operands().getFirst();
                node = Maps.at(producers, root);
              }
              return root;
            });
  }

  static List<Stmt> lower(RowGroup group, Schedule schedule, Reader reader) {
    RowLowering lowering = new RowLowering(group, schedule, reader);
    boolean folds = group.nodes().stream().anyMatch(n -> n.op() instanceof Reduction);
    if (!folds) {
      Value any = group.nodes().getFirst().result();
      return Nest.over(group.domain(), schedule.plan().layout(any)).build(lowering::elementwise);
    }
    return lowering.rows(0, new ArrayList<>());
  }

  private List<Stmt> elementwise(List<Index> index) {
    List<Stmt> body = new ArrayList<>();
    group.nodes().forEach(node -> compute(body, node, index));
    List<Stmt> result = List.copyOf(body);
    group.nodes().forEach(node -> reader.forget(node.result()));
    return result;
  }

  private void compute(List<Stmt> body, Node node, List<Index> index) {
    var value = reader.compute(node, index);
    String name = reader.declare(node.result());
    body.add(new Stmt.Let(name, value));
    if (reader.isStored(node.result())) {
      body.add(reader.store(node.result(), index, new Expr.Local(name)));
    }
  }

  private List<Stmt> rows(int axis, List<Index> index) {
    Shape domain = group.domain();
    if (axis == domain.rank() - 1) {
      return sweeps(index);
    }
    String var = Nest.variable(domain, axis);
    index.add(Index.of(var, 1));
    return List.of(new Stmt.For(var, domain.dim(axis), rows(axis + 1, index)));
  }

  private List<Stmt> sweeps(List<Index> row) {
    List<Stmt> body = new ArrayList<>();
    for (int level = 0; level < levels.count(); level++) {
      for (Node node : at(level)) {
        if (node.op() instanceof Elementwise && !isSweep(node)) {
          compute(body, node, row);
        }
      }
      sweep(body, level, row);
    }
    return body;
  }

  private List<Node> at(int level) {
    return group.nodes().stream().filter(n -> levels.level(n) == level).toList();
  }

  private boolean isSweep(Node node) {
    return node.result().shape().rank() == group.domain().rank();
  }

  private void sweep(List<Stmt> body, int level, List<Index> row) {
    int last = group.domain().rank() - 1;
    String var = Nest.variable(group.domain(), last);
    List<Index> index = new ArrayList<>(row);
    index.add(Index.of(var, 1));
    List<Stmt> lanes = new ArrayList<>();
    List<Stmt> folds = new ArrayList<>();
    List<Node> sweep = new ArrayList<>();
    for (Node node : at(level)) {
      if (node.op() instanceof Elementwise && isSweep(node)) {
        compute(lanes, node, index);
        sweep.add(node);
      }
    }
    for (Node node : at(level)) {
      if (node.op() instanceof Reduction fold) {
        Buffer scratch = Scratch.lanes(folds.size());
        body.add(new Stmt.ClearLanes(fold.combiner(), scratch));
        var value = reader.load(node.operands().getFirst(), index);
        lanes.add(new Stmt.AddLanes(fold.combiner(), scratch, value));
        folds.add(new Stmt.FoldLanes("t" + node.result().id(), fold.combiner(), scratch));
      }
    }
    if (!lanes.isEmpty()) {
      Dim extent = group.domain().dim(last);
      body.add(new Stmt.Lanes(var, extent, lanes, Indices.fitsLanes(lanes, var)));
    }
    sweep.forEach(node -> reader.forget(node.result()));
    body.addAll(folds);
    for (Node node : at(level)) {
      if (node.op() instanceof Reduction) {
        String name = reader.declare(node.result());
        if (reader.isStored(node.result())) {
          var local = new Expr.Local(name);
          body.add(reader.store(node.result(), row, local));
        }
      }
    }
  }
}
