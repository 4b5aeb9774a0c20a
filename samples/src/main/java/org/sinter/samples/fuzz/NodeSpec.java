package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a random network.
 *
 * @param annotation as it stands in source, {@code @Dense(units = 7)}
 * @param operands names of nodes in slot order
 * @param slots names of slots that must be said, by position; else empty
 * @param shape per example
 * @param bound a rough bound of absolute values
 * @param positive whether values stay away from 0 and above it
 * @param array the Java array that feeds it: {@code float} stands for the network's own type
 */
record NodeSpec(
    String name,
    String annotation,
    List<String> operands,
    Map<Integer, String> slots,
    List<Integer> shape,
    boolean batched,
    double bound,
    boolean positive,
    String array) {

  NodeSpec {
    operands = List.copyOf(operands);
    slots = Map.copyOf(slots);
    shape = List.copyOf(shape);
  }

  /** A source with no operands. */
  static NodeSpec source(
      String name, String annotation, List<Integer> shape, boolean batched, double bound) {
    return new NodeSpec(
        name, annotation, List.of(), Map.of(), shape, batched, bound, false, "float");
  }

  NodeSpec stored(String type) {
    return new NodeSpec(name, annotation, operands, slots, shape, batched, bound, positive, type);
  }

  NodeSpec aboveZero() {
    return new NodeSpec(name, annotation, operands, slots, shape, batched, bound, true, array);
  }

  /** The same values, given by the caller instead of computed. */
  NodeSpec asInput() {
    NodeSpec given =
        source(name, "@Input(shape = " + braces(shape) + ")", shape, true, Math.min(bound, 1));
    return mustBePositive() ? given.aboveZero() : given;
  }

  /** Whether other numbers in its place may make roots and logarithms NaN. */
  boolean mustBePositive() {
    return positive || annotation.startsWith("@Square") || name.startsWith("tame");
  }

  boolean isInput() {
    return annotation.startsWith("@Input") || annotation.startsWith("@Label");
  }

  boolean hasParameters() {
    return annotation.startsWith("@Parameter")
        || annotation.startsWith("@Dense")
        || annotation.startsWith("@Conv2d");
  }

  int size() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** The declaration; an operand that is read twice is wired. */
  String declaration() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      String operand = operands.get(i);
      int again = seen.merge(operand, 1, Integer::sum);
      String to = slots.containsKey(i) ? "to = \"" + slots.get(i) + "\"" : "";
      if (again > 1) {
        String from = "from = \"" + operand + "\"" + (to.isEmpty() ? "" : ", " + to);
        parameters.add("@Wire(" + from + ") Tensor " + operand + "again" + again);
      } else {
        parameters.add((to.isEmpty() ? "" : "@Wire(" + to + ") ") + "Tensor " + operand);
      }
    }
    return "  " + annotation + " Tensor " + name + "(" + String.join(", ", parameters) + ");\n";
  }

  static String braces(List<Integer> numbers) {
    return numbers.toString().replace('[', '{').replace(']', '}');
  }
}
