package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sinter.Activation;

/** Adds one random operator at a time, with settings that fit. */
final class Operators {
  private static final int MOST_ELEMENTS = 1_500;

  private final Dice dice;
  private final Draft draft;

  Operators(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
  }

  /** Adds an operator, or none if the one drawn does not fit. */
  void add() {
    NodeSpec x = draft.pick();
    switch (dice.below(21)) {
      case 0, 1, 2, 3 -> dense(x);
      case 4, 5, 6 -> conv(x);
      case 7 -> pool(x);
      case 8, 9 -> activate(x);
      case 10 -> softmax(x);
      case 11 -> shape(x);
      case 12 -> dropout(x);
      case 13, 14, 15 -> pair(x);
      case 16 -> matMul(x);
      case 17, 18 -> reduce(x);
      default -> function(x);
    }
  }

  NodeSpec dense(NodeSpec x, int units, String activation) {
    List<Integer> shape = new ArrayList<>(x.shape());
    int in = shape.set(shape.size() - 1, units);
    String bias = dice.percent(25) ? ", bias = false" : "";
    draft.addWork(x.size() * units);
    String annotation = "@Dense(units = " + units + activation + bias + ")";
    return draft.unary("dense", annotation, x, shape, x.bound() * Math.sqrt(in) / 2 + 0.5);
  }

  private void dense(NodeSpec x) {
    if (!x.shape().isEmpty()) {
      dense(x, dice.extent(), activation());
    }
  }

  private String activation() {
    return dice.percent(40) ? "" : ", activation = Activation." + any();
  }

  private Activation any() {
    return dice.of(List.of(Activation.values()));
  }

  private void conv(NodeSpec x) {
    if (x.shape().size() != 3 || !x.batched()) {
      return;
    }
    int kh = dice.between(1, Math.min(5, x.shape().get(0)));
    int kw = dice.between(1, Math.min(5, x.shape().get(1)));
    int channels = dice.of(List.of(1, 2, 3, 5, 8, 15, 16, 17, 32, 33));
    List<Integer> shape = List.of(x.shape().get(0) - kh + 1, x.shape().get(1) - kw + 1, channels);
    int size = shape.get(0) * shape.get(1) * channels;
    int terms = kh * kw * x.shape().get(2);
    if (size * terms > 60_000) {
      return;
    }
    draft.addWork(size * terms);
    String kernel = kh == kw && dice.percent(50) ? "" + kh : "{" + kh + ", " + kw + "}";
    String bias = dice.percent(25) ? ", bias = false" : "";
    draft.unary(
        "conv",
        "@Conv2d(channels = %d, kernel = %s%s%s)".formatted(channels, kernel, activation(), bias),
        x,
        shape,
        x.bound() * Math.sqrt(terms) / 2 + 0.5);
  }

  private void pool(NodeSpec x) {
    if (x.shape().size() != 3 || !x.batched()) {
      return;
    }
    int kh = dice.between(1, Math.min(3, x.shape().get(0)));
    int kw = dice.between(1, Math.min(3, x.shape().get(1)));
    List<Integer> shape = List.of(x.shape().get(0) / kh, x.shape().get(1) / kw, x.shape().get(2));
    draft.unary("pool", "@MaxPool2d({" + kh + ", " + kw + "})", x, shape, x.bound());
  }

  private void activate(NodeSpec x) {
    Activation kind = any();
    boolean alpha = kind == Activation.LEAKY_RELU || kind == Activation.ELU;
    String setting = alpha && dice.percent(50) ? ", alpha = 0.3" : "";
    String annotation = "@Activate(value = Activation." + kind + setting + ")";
    draft.unary("act", annotation, x, x.shape(), x.bound() + 1);
  }

  private void softmax(NodeSpec x) {
    if (!x.shape().isEmpty()) {
      draft.unary("softmax", "@Softmax", x, x.shape(), 1);
    }
  }

  private void shape(NodeSpec x) {
    List<Integer> shape = new ArrayList<>(x.shape());
    if (shape.size() > 1 && dice.percent(40)) {
      List<Integer> axes = new ArrayList<>();
      for (int i = 0; i < shape.size(); i++) {
        axes.add(i);
      }
      Collections.shuffle(axes, new Random(dice.number()));
      List<Integer> moved = axes.stream().map(shape::get).toList();
      String annotation = "@Transpose(axes = " + NodeSpec.braces(axes) + ")";
      draft.unary("transpose", annotation, x, moved, x.bound());
    } else if (shape.size() > 1 && x.batched() && dice.percent(40)) {
      draft.unary("flat", "@Flatten", x, List.of(x.size()), x.bound());
    } else {
      reshape(x);
    }
  }

  private void reshape(NodeSpec x) {
    int rest = x.size();
    List<Integer> shape = new ArrayList<>();
    for (int factor : new int[] {2, 3, 5, 7}) {
      if (rest % factor == 0 && dice.percent(50)) {
        shape.add(factor);
        rest /= factor;
      }
    }
    shape.add(dice.below(shape.size() + 1), rest);
    List<Integer> written = new ArrayList<>(shape);
    if (dice.percent(40)) {
      written.set(dice.below(written.size()), -1);
    }
    String annotation = "@Reshape(shape = " + NodeSpec.braces(written) + ")";
    draft.unary("reshape", annotation, x, shape, x.bound());
  }

  private void dropout(NodeSpec x) {
    if (x.batched()) {
      String rate = dice.of(List.of("0", "0.25", "0.5", "0.9"));
      draft.unary("drop", "@Dropout(rate = " + rate + ")", x, x.shape(), x.bound() * 2);
    }
  }

  private void pair(NodeSpec x) {
    NodeSpec other = partner(x);
    List<Integer> shape = common(x.shape(), other.shape());
    if (shape.isEmpty() && !(x.shape().isEmpty() && other.shape().isEmpty())) {
      return;
    }
    boolean swapped = dice.percent(50);
    NodeSpec a = swapped ? other : x;
    NodeSpec b = swapped ? x : other;
    switch (dice.below(4)) {
      case 0 -> draft.binary("add", "@Add", a, b, shape, a.bound() + b.bound());
      case 1 -> draft.binary("sub", "@Subtract", a, b, shape, a.bound() + b.bound());
      case 2 -> draft.binary("mul", "@Multiply", a, b, shape, a.bound() * b.bound());
      default -> {
        NodeSpec below = draft.positive(b);
        draft.binary("div", "@Divide", a, below, shape, a.bound() * 2);
      }
    }
  }

  /** Something that can meet {@code x}: itself, another node, a parameter or a constant. */
  private NodeSpec partner(NodeSpec x) {
    int kind = dice.below(10);
    if (kind < 2) {
      return x;
    }
    if (kind < 6) {
      List<NodeSpec> fitting =
          draft.nodes().stream()
              .filter(n -> x.shape().isEmpty() == n.shape().isEmpty() || x.shape().isEmpty())
              .filter(n -> n.shape().equals(x.shape()) || !common(x.shape(), n.shape()).isEmpty())
              .toList();
      return fitting.isEmpty() ? x : dice.of(fitting);
    }
    List<Integer> shape = new ArrayList<>(x.shape());
    while (!shape.isEmpty() && dice.percent(40)) {
      shape.removeFirst();
    }
    for (int i = 0; i < shape.size(); i++) {
      if (dice.percent(15)) {
        shape.set(i, 1);
      }
    }
    return kind < 8 ? parameter(shape) : constant(shape);
  }

  private NodeSpec parameter(List<Integer> shape) {
    String annotation = "@Parameter(shape = " + NodeSpec.braces(shape) + ")";
    return draft.add(NodeSpec.source(draft.name("p"), annotation, shape, false, 1));
  }

  private NodeSpec constant(List<Integer> shape) {
    int size = shape.stream().reduce(1, (a, b) -> a * b);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Math.min(size, 100); i++) {
      values.add(Float.toString((float) dice.real(-1, 1)));
    }
    boolean one = size > 100 || dice.percent(30);
    String text = one ? values.getFirst() : "{" + String.join(", ", values) + "}";
    String annotation = "@Constant(value = %s, shape = %s)".formatted(text, NodeSpec.braces(shape));
    return draft.add(
        NodeSpec.source(
            draft.name("c"),
            shape.isEmpty() ? "@Constant(" + values.getFirst() + ")" : annotation,
            shape,
            false,
            1));
  }

  /** The broadcast shape; empty if there is none or it is large. */
  static List<Integer> common(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    int size = 1;
    for (int i = rank; i > 0; i--) {
      int x = i > a.size() ? 1 : a.get(a.size() - i);
      int y = i > b.size() ? 1 : b.get(b.size() - i);
      if (x != y && x != 1 && y != 1) {
        return List.of();
      }
      shape.add(Math.max(x, y));
      size *= Math.max(x, y);
    }
    return size > MOST_ELEMENTS ? List.of() : shape;
  }

  private void matMul(NodeSpec x) {
    int rank = x.shape().size();
    if (rank < 2) {
      return;
    }
    int m = x.shape().get(rank - 2);
    int k = x.shape().get(rank - 1);
    boolean square = rank == 2 && dice.percent(50);
    int n = square ? m : dice.extent();
    NodeSpec other =
        square
            ? draft.unary("t", "@Transpose(axes = {1, 0})", x, List.of(k, m), x.bound())
            : parameter(List.of(k, n));
    List<Integer> shape = new ArrayList<>(x.shape());
    shape.set(rank - 1, n);
    draft.addWork(x.size() * n);
    double bound = x.bound() * other.bound() * Math.sqrt(k);
    draft.binary("matmul", "@MatMul", x, other, shape, bound);
  }

  private void reduce(NodeSpec x) {
    List<Integer> axes = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    int count = 1;
    for (int i = 0; i < x.shape().size(); i++) {
      if (dice.percent(50)) {
        axes.add(dice.percent(50) ? i : i - x.shape().size());
        count *= x.shape().get(i);
      } else {
        shape.add(x.shape().get(i));
      }
    }
    boolean batch = x.batched() && dice.percent(20);
    if (axes.isEmpty() && !batch) {
      shape = List.of();
      count = x.size();
    }
    reduce(x, axes, batch, shape, count);
  }

  private void reduce(
      NodeSpec x, List<Integer> axes, boolean batch, List<Integer> shape, int count) {
    String kind = dice.of(List.of("Sum", "Mean", "Max"));
    List<String> names = new ArrayList<>(axes.stream().map(String::valueOf).toList());
    if (batch) {
      names.add("Axis.BATCH");
    }
    boolean grows = kind.equals("Sum");
    double bound = grows ? x.bound() * Math.sqrt(count) * (batch ? 8 : 1) : x.bound();
    String annotation = "@" + kind + "(axes = {" + String.join(", ", names) + "})";
    NodeSpec node =
        new NodeSpec(
            draft.name(kind.toLowerCase(java.util.Locale.ROOT)),
            annotation,
            List.of(x.name()),
            Map.of(),
            shape,
            x.batched() && !batch,
            bound,
            false,
            "float");
    draft.add(node);
    if (bound > 6) {
      draft.unary("tame", "@Scale(" + 1 / bound + ")", node, shape, 1);
    }
  }

  private void function(NodeSpec x) {
    switch (dice.below(7)) {
      case 0 -> {
        NodeSpec small =
            x.bound() <= 2
                ? x
                : draft.unary("small", "@Scale(" + 1 / x.bound() + ")", x, x.shape(), 1);
        draft.unary("exp", "@Exp", small, x.shape(), Math.exp(small.bound()));
      }
      case 1 -> draft.unary("log", "@Log", draft.positive(x), x.shape(), x.bound() + 1);
      case 2 -> draft.unary("sqrt", "@Sqrt", draft.positive(x), x.shape(), x.bound() + 1);
      case 3 -> draft.unary("square", "@Square", x, x.shape(), x.bound() * x.bound());
      case 4 -> draft.unary("abs", "@Abs", x, x.shape(), x.bound());
      case 5 -> draft.unary("neg", "@Negate", x, x.shape(), x.bound());
      default -> draft.unary("stop", "@StopGradient", x, x.shape(), x.bound());
    }
  }
}
