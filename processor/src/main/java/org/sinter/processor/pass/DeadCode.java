package org.sinter.processor.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;

/** Drops what no output needs, random sources and parameters too. */
public final class DeadCode implements Pass {

  @Override
  public Graph run(Graph graph) {
    Set<Value> live = new HashSet<>();
    for (Graph.Output output : graph.outputs()) {
      live.add(output.value());
    }
    for (Node node : graph.nodes().reversed()) {
      if (live.contains(node.result())) {
        live.addAll(node.operands());
      }
    }
    List<Node> kept = graph.nodes().stream().filter(n -> live.contains(n.result())).toList();
    return Rewriter.rewrite(
        new Graph(kept, graph.outputs()), (g, node, operands) -> g.add(node.op(), operands));
  }
}
