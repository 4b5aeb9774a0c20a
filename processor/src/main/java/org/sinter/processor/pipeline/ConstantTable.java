package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.type.Layout;

/** The array of constants: each distinct one once. */
final class ConstantTable {
  private final Map<Constant, Placement> placements = new LinkedHashMap<>();
  private int end;

  ConstantTable(List<Graph> graphs) {
    for (Graph graph : graphs) {
      for (Node node : graph.nodes()) {
        if (node.op() instanceof Constant constant && !placements.containsKey(constant)) {
          place(constant);
        }
      }
    }
  }

  private void place(Constant constant) {
    String name = "constant" + placements.size();
    Buffer buffer = new Buffer(name, Buffer.Space.CONSTANTS, end, 0);
    placements.put(constant, new Placement(buffer, constant.type().shape(), Layout.ROW_MAJOR));
    end = Math.addExact(end, Math.ceilDiv(constant.values().size(), 16) * 16);
  }

  Map<Constant, Placement> placements() {
    return placements;
  }

  List<Program.Literal> literals() {
    List<Program.Literal> literals = new ArrayList<>();
    placements.forEach(
        (constant, placement) -> literals.add(new Program.Literal(constant, placement)));
    return literals;
  }

  /** The length of the array; vectors may read past the last constant. */
  int length() {
    return placements.isEmpty() ? 0 : Math.addExact(end, 64);
  }
}
