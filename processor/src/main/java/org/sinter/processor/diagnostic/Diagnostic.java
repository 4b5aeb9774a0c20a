package org.sinter.processor.diagnostic;

import java.util.List;

/**
 * A finding as a user reads it: code, place, what was known, fix.
 *
 * @param shapes of the nodes that led there, in order; empty where shapes play no part
 */
public record Diagnostic(
    Message message, List<Object> arguments, Origin origin, List<Step> shapes) {

  /**
   * A line of the shape trace.
   *
   * @param shape empty for the node at fault
   * @param operator what makes it, empty for a source
   */
  public record Step(String node, String shape, String operator) {

    @Override
    public String toString() {
      String made = operator.isEmpty() ? "" : "  " + operator;
      return shape.isEmpty() ? "> " + node + "  ?" + made : "  " + node + "  " + shape + made;
    }
  }

  public Diagnostic {
    arguments = List.copyOf(arguments);
    shapes = List.copyOf(shapes);
  }

  /** A broken rule at its place: the error's attribute, where it has one, narrows it. */
  public static Diagnostic of(CompileError error, Origin origin, List<Step> shapes) {
    Origin place = error.attribute().isEmpty() ? origin : origin.attribute(error.attribute());
    return new Diagnostic(error.message(), error.arguments(), place, shapes);
  }

  public boolean isWarning() {
    return message.isWarning();
  }

  /** All four parts but the place, which javac prints. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append('[').append(message.code()).append("] ").append(message.format(arguments));
    if (!shapes.isEmpty()) {
      text.append("\n    shapes so far:");
      shapes.forEach(step -> text.append("\n    ").append(step));
    }
    return text.append("\n    fix: ").append(message.formatFix(arguments)).toString();
  }
}
