package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network from the words in which the archive lists its layers, as {@code dense 6-8 relu, dense
 * 8-3, softmax cross-entropy (mean)}. A layer is named by its kind, and then takes the next
 * parameters, or as its parameters are. Extents and biases follow from these.
 */
final class Layers {
  /** Settings, which are read where they matter, and what the parameters say as well. */
  private static final Pattern REMARK =
      Pattern.compile(
          "causal|k projection without bias|\\d+-\\d+-\\d+|Convolutions without bias"
              + "|batch norm in training mode|((layer norm )?epsilon|momentum) \\S+");

  private static final List<String> ACTIVATIONS =
      List.of("relu", "tanh", "silu", "elu", "gelu_erf");

  private final Case c;
  private final Declaration d;
  private final String text;
  private final List<String> unnamed;
  private final Map<String, String> named = new HashMap<>();
  private String current;
  private int nodes;

  private Layers(Case c) {
    this.c = c;
    this.text = c.text("layers");
    this.d = new Declaration(c, arrangement()).inMode("TRAINING");
    this.unnamed = new ArrayList<>(prefixes());
    this.current = d.source(input());
  }

  /**
   * The first step of a network.
   *
   * @throws UnsupportedCase if there are other words
   */
  static Declaration of(Case c) {
    Layers layers = new Layers(c);
    Words.clauses(layers.text).forEach(layers::clause);
    return layers.d;
  }

  /** What the first layer reads. */
  private String input() {
    return c.names("input.").stream()
        .filter(name -> !name.equals("target"))
        .map(name -> "input." + name)
        .findFirst()
        .orElseThrow(() -> new UnsupportedCase("no input"));
  }

  private Arrangement arrangement() {
    boolean images = c.tensor(input()).shape().size() == 4;
    return images
        ? Arrangement.CHANNELS_LAST
        : text.contains("time first") ? Arrangement.BATCH_FIRST : Arrangement.AS_STORED;
  }

  /** What the names of parameters begin with: {@code fc1} of {@code fc1_weight}. */
  private List<String> prefixes() {
    return c.names("param.").stream().map(name -> name.replaceFirst("_.*", "")).distinct().toList();
  }

  private void clause(String clause) {
    if (REMARK.matcher(clause).matches()) {
      return;
    }
    if (clause.startsWith("add (")) {
      String trunk = current;
      String branch = clause.substring("add (".length(), clause.length() - 1);
      Words.clauses(branch).forEach(this::clause);
      current = node("sum", "@Add", trunk, current);
      return;
    }
    Words words = new Words(clause);
    String start = current;
    head(words);
    while (words.any()) {
      tail(words, start);
    }
  }

  private void head(Words words) {
    if (words.take("flatten", "(", "C,H,W", "order", ")")) {
      String channelsFirst = node("channels_first", "@Transpose(axes = {2, 0, 1})", current);
      current = node("flat", "@Flatten", channelsFirst);
    } else if (words.take("mean", "over", "height", "and", "width")) {
      current = node("pooled", "@GlobalAveragePool", current);
    } else if (words.take("last", "hidden", "state")) {
      current = node("last", "@Slice(axis = 0, start = -1)", current);
      current = node("state", "@Squeeze(axes = 0)", current);
    } else if (words.take("softmax", "cross-entropy")) {
      loss("@CrossEntropy", words);
    } else if (words.take("mean", "squared", "error")) {
      loss("@MeanSquaredError", words);
    } else if (words.take("binary", "cross-entropy", "with", "logits")) {
      loss("@BinaryCrossEntropy", words);
    } else if (words.take("add")) {
      current = node("sum", "@Add", current, known(words));
    } else if (words.take("embedding")) {
      current = embedding(unnamed.getFirst());
      words.takeMatching("\\d+x\\d+");
    } else if (words.take("transposed", "conv")) {
      current = convolution(unnamed.getFirst(), "ConvTranspose2d", 1, words);
    } else if (words.take("LSTM") || words.take("GRU")) {
      recurrence(words);
    } else if (words.take("dense") || words.take("conv")) {
      current = layer(unnamed.getFirst(), current, words);
    } else if (!words.take("x")) {
      named(words);
    }
  }

  /** An activation or a layer by the name of its parameters. */
  private void named(Words words) {
    String name = words.next();
    current = ACTIVATIONS.contains(name) ? activation(name, current) : layer(name, current, words);
  }

  private void tail(Words words, String start) {
    if (words.take("=")) {
      String name = words.next();
      named.put(name, current);
      if (c.has("output." + name)) {
        d.result(name, current);
      }
    } else if (words.take("maxpool")) {
      current = node("pool", "@MaxPool2d(" + words.next() + ")", current);
    } else if (words.take("+")) {
      current = node("sum", "@Add", current, term(words, start));
    } else if (words.take("with")) {
      words.next();
      words.expect("heads");
    } else if (!words.take("on", "every", "step")) {
      String word = words.next();
      if (!ACTIVATIONS.contains(word)) {
        throw words.unknown();
      }
      current = activation(word, current);
    }
  }

  /** A parameter, or functions of what came into the clause: {@code fc(ln(x))}. */
  private String term(Words words, String x) {
    String name = words.next();
    if (name.equals("x")) {
      return x;
    }
    if (!words.take("(")) {
      unnamed.remove(name);
      return d.parameter(name);
    }
    String operand = term(words, x);
    words.expect(")");
    if (name.equals("attention")) {
      boolean causal = Words.clauses(text).contains("causal");
      int heads = Integer.parseInt(setting("(\\d+) heads"));
      return new Attention(c, d, unnamed.removeFirst()).of(operand, heads, causal);
    }
    return ACTIVATIONS.contains(name) ? activation(name, operand) : layer(name, operand, words);
  }

  private String known(Words words) {
    String node = named.get(words.next());
    if (node == null) {
      throw words.unknown();
    }
    return node;
  }

  private String activation(String word, String operand) {
    String name = word.equals("gelu_erf") ? "GELU" : word.toUpperCase(Locale.ROOT);
    return node(word, "@Activate(Activation." + name + ")", operand);
  }

  /** Which one, the shape of the weights says. */
  private String layer(String prefix, String operand, Words words) {
    if (!c.has("param." + prefix + "_weight")) {
      throw words.unknown();
    }
    int axes = shape(prefix).size();
    if (axes == 4) {
      current = operand;
      return convolution(prefix, "Conv2d", 0, words);
    }
    words.takeMatching("\\d+-\\d+");
    if (axes == 2) {
      String annotation = "@Dense(units = %d, bias = %s)";
      return owner(prefix, annotation.formatted(shape(prefix).getFirst(), bias(prefix)), operand);
    }
    if (c.has("state." + prefix + "_running_mean")) {
      String annotation = "@BatchNorm(momentum = %s, epsilon = %s)";
      String momentum = setting("momentum ([\\d.e-]+)");
      return owner(prefix, annotation.formatted(momentum, setting("epsilon ([\\d.e-]+)")), operand);
    }
    return owner(prefix, "@LayerNorm(epsilon = " + setting("epsilon ([\\d.e-]+)") + ")", operand);
  }

  private String convolution(String prefix, String name, int channelAxis, Words words) {
    String stride = "1";
    String padding = "0";
    String operand = current;
    boolean more = true;
    while (more) {
      if (words.take("stride")) {
        stride = words.next();
      } else if (words.take("pad")) {
        padding = words.next();
      } else if (words.take("of")) {
        operand = known(words);
      } else {
        more = words.takeMatching("\\d+[x-]\\d+");
      }
    }
    List<Integer> shape = shape(prefix);
    String annotation = "@%s(channels = %d, kernel = %s, stride = %s, padding = %s, bias = %s)";
    String kernel = Tensor.braces(shape.subList(2, 4));
    int channels = shape.get(channelAxis);
    return owner(
        prefix,
        annotation.formatted(name, channels, kernel, stride, padding, bias(prefix)),
        operand);
  }

  private String embedding(String prefix) {
    List<Integer> shape = shape(prefix);
    String annotation = "@Embedding(rows = %d, units = %d)";
    return owner(prefix, annotation.formatted(shape.get(0), shape.get(1)), current);
  }

  private void recurrence(Words words) {
    words.takeMatching("\\d+-\\d+");
    words.expect("over");
    int steps = Integer.parseInt(words.next());
    words.expect("steps", "from", "a", "zero", "state", "(");
    words.next();
    words.expect("first", ")");
    current = new Recurrence(c, d, unnamed.removeFirst()).of(current, steps);
  }

  private void loss(String annotation, Words words) {
    String target = words.take("against") ? words.next() : target();
    if (words.take("(", "mean")) {
      while (!words.take(")")) {
        words.next();
      }
    }
    for (String output : c.names("output.")) {
      if (!output.equals("loss") && !named.containsKey(output)) {
        d.result(output, current);
      }
    }
    d.node("loss", annotation, current, target);
  }

  private String target() {
    Tensor target = c.tensor("input.target");
    return target.integral()
        ? d.label("input.target", c.tensor("output.logits").shape().getLast())
        : d.source("input.target");
  }

  private List<Integer> shape(String prefix) {
    return c.tensor("param." + prefix + "_weight").shape();
  }

  private boolean bias(String prefix) {
    return c.has("param." + prefix + "_bias");
  }

  /** The first group of a pattern in the text. */
  private String setting(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new UnsupportedCase("no " + pattern + " in: " + text);
    }
    return matcher.group(1);
  }

  private String owner(String prefix, String annotation, String operand) {
    unnamed.remove(prefix);
    d.owned(prefix, prefix);
    return d.node(prefix, annotation, operand);
  }

  private String node(String name, String annotation, String... operands) {
    return d.node(name + "_" + ++nodes, annotation, operands);
  }
}
