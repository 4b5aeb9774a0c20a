package org.sinter.processor.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Value;

/**
 * Makes equal operators on equal operands one; the first keeps its name. Random sources are equal
 * if their numbers are. Composites stay apart: each has parameters of its own.
 */
public final class CommonSubexpressions implements Pass {
  private record Key(Op op, List<Value> operands) {}

  @Override
  public Graph run(Graph graph) {
    Map<Key, Value> seen = new HashMap<>();
    return Rewriter.rewrite(
        graph,
        (g, node, operands) ->
            node.op() instanceof Composite
                ? g.add(node.op(), operands)
                : seen.computeIfAbsent(
                    new Key(node.op(), operands), key -> g.add(key.op(), key.operands())));
  }
}
