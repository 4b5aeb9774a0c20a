package org.sinter.processor.emit;

import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/** What an entry point's arrays are in its graph. */
record EntryShapes(Program.Entry entry) {

  /** The name under which a graph has the value that an array receives. */
  static String output(Network.EntryPoint point, String node) {
    return point.kind() == Network.Kind.GRADIENT ? "d:" + node : node;
  }

  /** The array that is returned: of the result that no argument takes. */
  static Argument returned(Program.Entry entry) {
    Network.EntryPoint point = entry.point();
    var wanted = point.kind() == Network.Kind.GRADIENT ? point.wrt() : point.results();
    String node =
        wanted.stream()
            .filter(
                name ->
                    point.arguments().stream()
                        .noneMatch(a -> a.role() == Role.WRITE && a.node().equals(name)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(point.method() + " returns nothing"));
    Value value = entry.schedule().plan().graph().output(output(point, node));
    return new Argument("result", Role.WRITE, node, value.type().element());
  }

  Graph graph() {
    return entry.schedule().plan().graph();
  }

  /** The source that an array feeds; null where dead code left none. */
  @Nullable Node node(Argument argument) {
    for (Node node : graph().nodes()) {
      if (node.op() instanceof Input input && input.source().equals(argument.node())) {
        return node;
      }
    }
    return null;
  }

  Input input(Argument argument) {
    return Maps.at(entry.inputs(), argument.node());
  }

  Shape shape(Argument argument) {
    return argument.role() == Role.READ ? input(argument).type().shape() : value(argument).shape();
  }

  /** The value that an array receives. */
  Value value(Argument argument) {
    return graph().output(output(entry.point(), argument.node()));
  }

  Placement placement(Value value) {
    return entry.schedule().placement(value);
  }
}
