package org.sinter.processor.emit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sinter.processor.ir.Network;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;

/** The table at the head of a generated class: what it holds and what it costs. */
final class ClassComment {
  /** Columns that a name takes up at least. */
  private static final int NAME = 12;

  private final Program program;

  ClassComment(Program program) {
    this.program = program;
  }

  String text() {
    Network network = program.network();
    int bytes = network.element() == ElementType.FLOAT64 ? 8 : 4;
    StringBuilder text = new StringBuilder();
    text.append("The network {@link ")
        .append(network.interfaceName())
        .append("}, compiled by Sinter.\n\n<pre>\n");
    line(
        text,
        "parameters",
        grouped(parameters())
            + ", "
            + grouped((long) program.parameterLength() * bytes)
            + " bytes");
    for (Program.Entry entry : program.entries()) {
      line(text, entry.point().method().replace("<", "").replace(">", ""), costs(entry, bytes));
    }
    for (Program.Slice slice : program.parameters()) {
      line(
          text,
          slice.parameter().parameter(),
          slice.parameter().type().shape() + ", " + slice.placement().layout());
    }
    return text.append("</pre>\n").toString();
  }

  private long parameters() {
    long parameters = 0;
    for (Program.Slice slice : program.parameters()) {
      parameters += slice.parameter().type().shape().exampleSize();
    }
    return parameters;
  }

  private static String costs(Program.Entry entry, int bytes) {
    Set<Kernel> distinct = new LinkedHashSet<>(entry.kernels());
    String constant = grouped((long) entry.schedule().constant() * bytes);
    String perExample = grouped((long) entry.schedule().perExample() * bytes);
    String lowerBound = grouped((long) entry.schedule().lowerBound() * bytes);
    return distinct.size()
        + " kernels, workspace "
        + constant
        + " + "
        + perExample
        + " * N bytes (alive at once "
        + lowerBound
        + " * N)";
  }

  private static void line(StringBuilder text, String name, String what) {
    text.append(name).append(" ".repeat(Math.max(0, NAME - name.length())));
    text.append(what).append('\n');
  }

  /** A count as {@code 45,360}, whatever the machine's locale. */
  static String grouped(long count) {
    StringBuilder digits = new StringBuilder(Long.toString(count));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }
}
