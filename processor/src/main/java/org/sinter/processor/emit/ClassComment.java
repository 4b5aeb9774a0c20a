package org.sinter.processor.emit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sinter.processor.ir.Network;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;

/** The table at the head of a generated class: what it holds and what it costs. */
final class ClassComment {
  private final Program program;

  ClassComment(Program program) {
    this.program = program;
  }

  String text() {
    Network network = program.network();
    int bytes = network.element() == ElementType.FLOAT64 ? 8 : 4;
    long parameters =
        program.parameters().stream()
            .mapToLong(s -> s.parameter().type().shape().exampleSize())
            .sum();
    StringBuilder text = new StringBuilder();
    text.append("The network {@link ")
        .append(network.interfaceName())
        .append("}, compiled by Sinter.\n\n<pre>\n");
    text.append(
        "parameters  %,d, %,d bytes\n"
            .formatted(parameters, (long) program.parameterLength() * bytes));
    for (Program.Entry entry : program.entries()) {
      Set<Kernel> distinct = new LinkedHashSet<>(entry.kernels());
      text.append(
          "%-12s%d kernels, workspace %,d + %,d * N bytes (alive at once %,d * N)\n"
              .formatted(
                  entry.point().method().replace("<", "").replace(">", ""),
                  distinct.size(),
                  (long) entry.schedule().constant() * bytes,
                  (long) entry.schedule().perExample() * bytes,
                  (long) entry.schedule().lowerBound() * bytes));
    }
    for (Program.Slice slice : program.parameters()) {
      text.append(
          "%-12s%s, %s\n"
              .formatted(
                  slice.parameter().parameter(),
                  slice.parameter().type().shape(),
                  slice.placement().layout()));
    }
    return text.append("</pre>\n").toString();
  }
}
