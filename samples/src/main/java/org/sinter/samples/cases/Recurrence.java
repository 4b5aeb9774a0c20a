package org.sinter.samples.cases;

import java.util.Collections;
import java.util.stream.IntStream;

/** A recurrent layer from a zero state, written out step by step; rows as the archive says. */
final class Recurrence {
  private final Declaration d;
  private final String prefix;
  private final int hidden;
  private final int gates;

  /**
   * @param prefix what its parameters' names begin with
   */
  Recurrence(Case c, Declaration d, String prefix) {
    this.d = d;
    this.prefix = prefix;
    this.hidden = c.tensor("param." + prefix + "_weight_hh").shape().get(1);
    this.gates = c.tensor("param." + prefix + "_weight_hh").shape().get(0) / hidden;
  }

  /** The state after each step, one below the other. */
  String of(String x, int steps) {
    String fromInputs = node("x", "@Einsum(\"ti,gi->tg\")", x, d.parameter(prefix + "_weight_ih"));
    String inputs = node("inputs", "@Add", fromInputs, d.parameter(prefix + "_bias_ih"));
    d.parameter(prefix + "_weight_hh");
    d.parameter(prefix + "_bias_hh");
    String zeros = Tensor.braces(Collections.nCopies(hidden, 0));
    String h = node("zero", "@Constant(value = %s, shape = %d)".formatted(zeros, hidden));
    String c = h;
    for (int t = 0; t < steps; t++) {
      String row =
          node("row" + t, "@Slice(axis = 0, start = %d, end = %d)".formatted(t, t + 1), inputs);
      String input = node("input" + t, "@Squeeze(axes = 0)", row);
      String product = node("product" + t, "@Einsum(\"i,gi->g\")", h, prefix + "_weight_hh");
      String state = node("recurrent" + t, "@Add", product, prefix + "_bias_hh");
      if (gates == 4) {
        String sum = node("gates" + t, "@Add", input, state);
        c = cell(t, sum, c);
        h =
            node(
                "h" + t,
                "@Multiply",
                gate("o", t, sum, 3, "SIGMOID"),
                activate("bent" + t, "TANH", c));
      } else {
        h = gated(t, input, state, h);
      }
    }
    return node(
        "states",
        "@Stack(axis = 0)",
        IntStream.range(0, steps).mapToObj(t -> prefix + "_h" + t).toArray(String[]::new));
  }

  /** Of a long short-term memory: rows i, f, g, o; {@code c' = f c + i g}. */
  private String cell(int t, String sum, String c) {
    String kept = node("kept" + t, "@Multiply", gate("f", t, sum, 1, "SIGMOID"), c);
    String in = gate("i", t, sum, 0, "SIGMOID");
    String added = node("added" + t, "@Multiply", in, gate("g", t, sum, 2, "TANH"));
    return node("c" + t, "@Add", kept, added);
  }

  /** Of a gated recurrent unit: rows r, z, n; {@code h' = n + z (h - n)}. */
  private String gated(int t, String input, String state, String h) {
    String both = node("gates" + t, "@Add", input, state);
    String r = gate("r", t, both, 0, "SIGMOID");
    String z = gate("z", t, both, 1, "SIGMOID");
    String reset = node("reset" + t, "@Multiply", r, part("old", t, state, 2));
    String sum = node("sum" + t, "@Add", part("new", t, input, 2), reset);
    String n = activate("n" + t, "TANH", sum);
    String difference = node("difference" + t, "@Subtract", h, n);
    return node("h" + t, "@Add", n, node("share" + t, "@Multiply", z, difference));
  }

  private String gate(String name, int t, String sum, int number, String activation) {
    return activate(name + t, activation, part(name + "_in", t, sum, number));
  }

  private String part(String name, int t, String all, int number) {
    String run = "@Slice(axis = 0, start = %d, end = %d)";
    return node(name + t, run.formatted(number * hidden, (number + 1) * hidden), all);
  }

  private String activate(String name, String activation, String operand) {
    return node(name, "@Activate(Activation." + activation + ")", operand);
  }

  private String node(String name, String annotation, String... operands) {
    return d.node(prefix + "_" + name, annotation, operands);
  }
}
