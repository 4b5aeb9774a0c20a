package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.BlockResult;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;

/** A block in a node's place, several times behind one another. */
record BlockUse(Block block, int repeat) implements Meaning {

  /**
   * A block without fault.
   *
   * @param inputs the names of what it takes
   * @param nodes the others, operands first
   * @param result the node that is its result
   */
  record Block(String name, List<String> inputs, List<NodeDeclaration> nodes, String result) {}

  @Override
  public Value add(GraphBuilder graph, String name, Origin origin, List<Value> operands) {
    List<Value> taken = new ArrayList<>(operands);
    Value result = once(graph, prefix(name, 0), origin, taken);
    for (int i = 1; i < repeat; i++) {
      if (!taken.isEmpty()) {
        taken.set(0, result);
      }
      result = once(graph, prefix(name, i), origin, taken);
    }
    List<Value> whole = new ArrayList<>(List.of(result));
    whole.addAll(operands);
    return graph.at(name, origin).add(new BlockResult(label()), whole);
  }

  private String prefix(String name, int number) {
    return repeat == 1 ? name : name + "." + number;
  }

  private Value once(GraphBuilder graph, String prefix, Origin origin, List<Value> taken) {
    Map<String, Value> values = new HashMap<>();
    for (int i = 0; i < taken.size(); i++) {
      values.put(block.inputs().get(i), taken.get(i));
    }
    for (NodeDeclaration node : block.nodes()) {
      List<Value> operands = node.reads().stream().map(read -> Maps.at(values, read)).toList();
      Meaning meaning = node.meaning().orElseThrow();
      values.put(node.name(), meaning.add(graph, prefix + "." + node.name(), origin, operands));
    }
    return Maps.at(values, block.result());
  }

  @Override
  public String label() {
    return repeat == 1 ? block.name() : repeat + " x " + block.name();
  }
}
