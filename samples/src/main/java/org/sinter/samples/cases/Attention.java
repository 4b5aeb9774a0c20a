package org.sinter.samples.cases;

import java.util.List;
import java.util.stream.IntStream;

/** Attention of several heads of a sequence to itself, written out in products and a softmax. */
final class Attention {
  private final Case c;
  private final Declaration d;
  private final String prefix;

  /**
   * @param prefix what its parameters' names begin with
   */
  Attention(Case c, Declaration d, String prefix) {
    this.c = c;
    this.d = d;
    this.prefix = prefix;
  }

  String of(String x, int heads, boolean causal) {
    int steps = c.tensor("output.logits").shape().get(1);
    int width = c.tensor("param." + prefix + "_w_q").shape().getFirst() / heads;
    String split = "@Reshape(shape = {%d, %d, %d})".formatted(steps, heads, width);
    String q = node("q", split, projection("q", x));
    String k = node("k", split, projection("k", x));
    String v = node("v", split, projection("v", x));
    String products = node("products", "@Einsum(\"qhw,khw->hqk\")", q, k);
    String scores = node("scores", "@Scale(" + 1 / Math.sqrt(width) + ")", products);
    String seen = causal ? masked(scores, steps) : scores;
    String shares = node("shares", "@Softmax", seen);
    String mixed = node("mixed", "@Einsum(\"hqk,khw->qhw\")", shares, v);
    String whole = "@Reshape(shape = {%d, %d})".formatted(steps, heads * width);
    return projection("o", node("joined", whole, mixed));
  }

  /** Above the diagonal lies the future. */
  private String masked(String scores, int steps) {
    List<Integer> future =
        IntStream.range(0, steps * steps).mapToObj(i -> i % steps > i / steps ? 1 : 0).toList();
    String shape = Tensor.braces(List.of(steps, steps));
    String annotation = "@Constant(value = %s, shape = %s)";
    String mask = node("future", annotation.formatted(Tensor.braces(future), shape));
    return node("past", "@MaskedFill(Double.NEGATIVE_INFINITY)", scores, mask);
  }

  private String projection(String name, String x) {
    String weight = d.parameter(prefix + "_w_" + name);
    String product = node(name + "_product", "@Einsum(\"te,fe->tf\")", x, weight);
    String bias = prefix + "_b_" + name;
    return c.has("param." + bias)
        ? node(name + "_sum", "@Add", product, d.parameter(bias))
        : product;
  }

  private String node(String name, String annotation, String... operands) {
    return d.node(prefix + "_" + name, annotation, operands);
  }
}
