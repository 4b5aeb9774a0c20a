package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.BlockResult;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;

/** Entry points that compute one node each: what its method runs where {@code inspect = true}. */
final class NodeEntries {
  private NodeEntries() {}

  /** The network's entry points, and those of its nodes if it is to be inspected. */
  static List<EntryPoint> of(Network network) {
    List<EntryPoint> entries = new ArrayList<>(network.entries());
    if (network.inspect()) {
      Map<Value, Node> producers = network.graph().producers();
      network.declared().stream()
          .filter(node -> !(node.op() instanceof Input))
          .forEach(node -> entries.add(entry(network, producers, node)));
    }
    return entries;
  }

  private static EntryPoint entry(Network network, Map<Value, Node> producers, Node node) {
    List<Argument> arguments = new ArrayList<>();
    for (Value operand : BlockResult.reads(node).stream().distinct().toList()) {
      Node read = Maps.at(producers, operand);
      var array = read.op() instanceof Input input ? input.stored() : network.element();
      arguments.add(new Argument(read.name(), Role.READ, read.name(), array));
    }
    arguments.add(new Argument("result", Role.WRITE, node.name(), network.element()));
    return new EntryPoint(
        "<" + node.name() + ">",
        Kind.PREDICT,
        Mode.INFERENCE,
        Returns.NOTHING,
        arguments,
        List.of(node.name()),
        List.of(),
        List.of());
  }
}
