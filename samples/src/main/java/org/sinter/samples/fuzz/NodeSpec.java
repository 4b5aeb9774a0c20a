package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node of a random network.
 *
 * @param mark its annotation
 * @param operands names of nodes in slot order
 * @param slots names of slots that must be said, by position; else empty
 * @param shape per example
 * @param values what it may be fed, or was seen to be
 * @param trainable whether it has parameters to train
 * @param array the Java array that feeds it: {@code float} stands for the network's own type
 * @param block the nodes of the block that it is; else empty
 */
record NodeSpec(
    String name,
    Mark mark,
    List<String> operands,
    Map<Integer, String> slots,
    List<Integer> shape,
    boolean batched,
    Values values,
    boolean trainable,
    String array,
    List<NodeSpec> block) {

  /** A row of padding is not trained; a gradient passes where a variance is raised to epsilon. */
  private static final Set<String> STOPS = Set.of("Embedding.paddingIndex", "GaussianNll.epsilon");

  /** How nodes are called that bring others into the range that a reader needs. */
  static final String WITHIN = "within";

  NodeSpec {
    operands = List.copyOf(operands);
    slots = Map.copyOf(slots);
    shape = List.copyOf(shape);
    block = List.copyOf(block);
  }

  /** A source with no operands. */
  static NodeSpec source(
      String name, Mark mark, List<Integer> shape, boolean batched, Values values) {
    boolean trainable = mark.is("Parameter");
    return new NodeSpec(
        name, mark, List.of(), Map.of(), shape, batched, values, trainable, "float", List.of());
  }

  NodeSpec stored(String type) {
    return new NodeSpec(
        name, mark, operands, slots, shape, batched, values, trainable, type, block);
  }

  NodeSpec named(String other) {
    return new NodeSpec(
        other, mark, operands, slots, shape, batched, values, trainable, array, block);
  }

  /** The same node under another annotation. */
  NodeSpec marked(Mark other) {
    return new NodeSpec(
        name, other, operands, slots, shape, batched, values, trainable, array, block);
  }

  /** The same node with other operands in its slots; those of a block are called as they are. */
  NodeSpec reading(List<String> others) {
    List<NodeSpec> inside = block.stream().map(n -> n.reading(called(n.operands, others))).toList();
    return new NodeSpec(
        name, mark, others, slots, shape, batched, values, trainable, array, inside);
  }

  private List<String> called(List<String> names, List<String> others) {
    return names.stream()
        .map(n -> operands.contains(n) ? others.get(operands.indexOf(n)) : n)
        .toList();
  }

  /**
   * The same values, given by the caller instead of computed; or by the network, as a parameter.
   */
  NodeSpec asSource() {
    if (!batched) {
      return source(name, Mark.of("Parameter", "shape", braces(shape)), shape, false, values);
    }
    Mark input = Mark.of("Input", "shape", braces(shape));
    return values.whole()
        ? source(name, input.with("type", "Type.INT32"), shape, true, values).stored("int")
        : source(name, input, shape, true, values);
  }

  boolean isSource() {
    return operands.isEmpty();
  }

  boolean isInput() {
    return mark.is("Input") || mark.is("Label");
  }

  /** Whether its gradient is another than the slope, by definition. */
  boolean isStop() {
    return mark.is("StopGradient")
        || mark.settings().stream().anyMatch(s -> STOPS.contains(mark.name() + "." + s.member()));
  }

  /** Whether what it reads must not be read in its place. */
  boolean isGuard() {
    return name.startsWith(WITHIN);
  }

  double bound() {
    return Math.max(Math.abs(values.low()), Math.abs(values.high()));
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
    return "  " + mark + " Tensor " + name + "(" + String.join(", ", parameters) + ");\n";
  }

  static String braces(List<?> elements) {
    return elements.toString().replace('[', '{').replace(']', '}');
  }
}
