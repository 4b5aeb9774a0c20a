package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.RowSums;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pass.Rewriter;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;

/**
 * Parameters that are looked up by inputs alone: a training step knows the rows of their gradients
 * before it runs, and leaves the others as the zeros that they are.
 */
final class RowGradients {
  private final Map<String, Layout> layouts;

  /**
   * @param layouts of the parameters
   */
  RowGradients(Map<String, Layout> layouts) {
    this.layouts = layouts;
  }

  /**
   * The parameters whose gradients are by rows wherever they are computed.
   *
   * @param graphs of all training steps, complete
   */
  Set<String> of(List<Graph> graphs) {
    Set<String> byRows = new TreeSet<>();
    Set<String> dense = new TreeSet<>();
    for (Graph graph : graphs) {
      for (Graph.Output output : gradients(graph)) {
        boolean found = rows(graph, output).isPresent();
        (found ? byRows : dense).add(parameter(output));
      }
    }
    byRows.removeAll(dense);
    return byRows;
  }

  /** The same step, its sums by rows going into rows that hold zeros. */
  static Graph intoZeros(Graph graph, Set<String> parameters) {
    List<Value> sums = new ArrayList<>();
    for (Graph.Output output : gradients(graph)) {
      if (parameters.contains(parameter(output))) {
        sums.add(output.value());
      }
    }
    return Rewriter.rewrite(
        graph,
        (g, node, operands) ->
            node.op() instanceof RowSums op && sums.contains(node.result())
                ? g.add(op.intoZeros(), operands)
                : g.add(node.op(), operands));
  }

  /** The inputs whose numbers name the rows, by parameter. */
  Map<String, Node> inputs(Graph graph, Set<String> parameters) {
    Map<String, Node> inputs = new LinkedHashMap<>();
    for (Graph.Output output : gradients(graph)) {
      if (parameters.contains(parameter(output))) {
        inputs.put(parameter(output), rows(graph, output).orElseThrow());
      }
    }
    return inputs;
  }

  private static List<Graph.Output> gradients(Graph graph) {
    return graph.outputs().stream()
        .filter(output -> output.name().startsWith(EntryGraphs.GRADIENT))
        .toList();
  }

  private static String parameter(Graph.Output output) {
    return output.name().substring(EntryGraphs.GRADIENT.length());
  }

  private Optional<Node> rows(Graph graph, Graph.Output output) {
    Map<Value, Node> producers = graph.producers();
    Node sum = Maps.at(producers, output.value());
    boolean alone =
        graph.nodes().stream().noneMatch(node -> node.operands().contains(output.value()))
            && graph.outputs().stream().filter(o -> o.value().equals(output.value())).count() == 1;
    boolean rows = layouts.getOrDefault(parameter(output), Layout.ROW_MAJOR).isRowMajor();
    if (!(sum.op() instanceof RowSums op) || !op.isByRows() || !alone || !rows) {
      return Optional.empty();
    }
    Node index = Maps.at(producers, sum.operands().get(op.rowOperand()));
    while (index.op() instanceof Movement movement
        && movement.indexMap(index.result().type()) instanceof IndexMap.Relabel) {
      index = Maps.at(producers, index.operands().getFirst());
    }
    return index.op() instanceof Input ? Optional.of(index) : Optional.empty();
  }
}
