package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An interface in the making. Either tensors have a batch as their first axis: then they are arrays
 * of the entry points, and layers own the parameters; or they have none: then all are parameters.
 */
final class Declaration {
  private final Case origin;
  private final boolean batched;
  private final Arrangement arrangement;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Tensor> arrays = new LinkedHashMap<>();
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, String> stored = new LinkedHashMap<>();
  private final Map<String, String> results = new LinkedHashMap<>();
  private final List<String> weights = new ArrayList<>();
  private String mode = "";

  /** Over arrays with a batch. */
  Declaration(Case origin, Arrangement arrangement) {
    this(origin, true, arrangement);
  }

  private Declaration(Case origin, boolean batched, Arrangement arrangement) {
    this.origin = origin;
    this.batched = batched;
    this.arrangement = arrangement;
  }

  /** Over tensors without a batch. */
  static Declaration ofParameters(Case origin, Arrangement arrangement) {
    return new Declaration(origin, false, arrangement);
  }

  Case origin() {
    return origin;
  }

  /** The arrays that entry points read, by node. */
  Map<String, Tensor> arrays() {
    return arrays;
  }

  /** Values of parameters, by name. */
  Map<String, Tensor> parameters() {
    return parameters;
  }

  /** What a parameter of the network is called in the archive, behind its prefix. */
  String stored(String parameter) {
    return stored.getOrDefault(parameter, parameter.substring(parameter.indexOf('.') + 1));
  }

  /** What the archive says of a parameter; those that are inputs there are arranged as such. */
  double[] expected(Case step, String prefix, String parameter) {
    String name = stored(parameter);
    boolean input = origin.has("input." + name);
    return (input ? arranged(step, prefix + name) : step.tensor(prefix + name)).values();
  }

  int batch() {
    return batched ? arranged("input." + origin.names("input.").getFirst()).shape().get(0) : 1;
  }

  /** A tensor as the network has it. */
  Tensor arranged(String key) {
    return arranged(origin, key);
  }

  /** A tensor of a step as the network has it. */
  Tensor arranged(Case step, String key) {
    return arrangement.of(step.tensor(key));
  }

  /** All entry points run so, whatever their kind. */
  Declaration inMode(String name) {
    mode = ", mode = Mode." + name;
    return this;
  }

  /** A source with the values of a tensor, named after it. */
  String source(String key) {
    String name = key.substring(key.indexOf('.') + 1);
    return source(name, arranged(key));
  }

  private String source(String name, Tensor tensor) {
    if (!batched && tensor.integral()) {
      List<String> values =
          IntStream.range(0, tensor.values().length)
              .mapToObj(i -> String.valueOf((long) tensor.values()[i]))
              .toList();
      String shape = Tensor.braces(tensor.shape());
      return node(
          name, "@Constant(value = %s, shape = %s)".formatted(Tensor.braces(values), shape));
    }
    if (!batched) {
      parameters.put(name, tensor);
      return node(name, "@Parameter(shape = " + Tensor.braces(tensor.shape()) + ")");
    }
    arrays.put(name, tensor);
    String type = tensor.integral() ? ", type = Type.INT32" : "";
    return node(name, "@Input(shape = " + Tensor.braces(tensor.example()) + type + ")");
  }

  /** Class numbers, one for each example. */
  String label(String key, int classes) {
    Tensor tensor = arranged(key);
    if (tensor.shape().size() > 1) {
      return source(key);
    }
    String name = key.substring(key.indexOf('.') + 1);
    arrays.put(name, tensor);
    return node(name, "@Label(classes = " + classes + ")");
  }

  /** Sources of all inputs, in order. */
  String[] sources() {
    return origin.names("input.").stream()
        .map(name -> source("input." + name))
        .toArray(String[]::new);
  }

  String node(String name, String annotation, String... operands) {
    String list =
        IntStream.range(0, operands.length)
            .mapToObj(i -> "@Wire(from = \"%s\") Tensor a%d".formatted(operands[i], i))
            .collect(Collectors.joining(", "));
    lines.add("  %s Tensor %s(%s);\n".formatted(annotation, name, list));
    return name;
  }

  /** The case's parameters belong to a layer. */
  Declaration owned(String layer) {
    for (String prefix : List.of("param.", "state.")) {
      for (String name : origin.names(prefix)) {
        parameters.put(layer + "." + name, origin.tensor(prefix + name));
      }
    }
    return this;
  }

  /** Some of them belong to a layer: those that the archive calls {@code prefix_weight}. */
  void owned(String layer, String prefix) {
    for (String kind : List.of("param.", "state.")) {
      for (String name : origin.names(kind + prefix + "_")) {
        parameters.put(layer + "." + name, origin.tensor(kind + prefix + "_" + name));
        stored.put(layer + "." + name, prefix + "_" + name);
      }
    }
  }

  /** A parameter that no layer holds. */
  String parameter(String name) {
    Tensor tensor = origin.tensor("param." + name);
    parameters.put(name, tensor);
    return node(name, "@Parameter(shape = " + Tensor.braces(tensor.shape()) + ")");
  }

  /** An output is the value of a node of another name. */
  void result(String output, String node) {
    results.put(output, node);
  }

  /** The scalar that the case differentiates: given, or the outputs times their weights, summed. */
  private void objective() {
    List<String> terms = new ArrayList<>();
    for (String name : origin.names("r.")) {
      Tensor tensor = arranged("r." + name);
      Tensor weight = batched ? like("output." + name, tensor) : tensor;
      String r = source("r_" + name, weight);
      weights.add(r);
      String product = node("weighted_" + name, "@Multiply", name, r);
      terms.add(node("sum_" + name, "@Sum(axes = " + axes(weight) + ")", product));
    }
    if (terms.isEmpty()) {
      return;
    }
    String sum = terms.getFirst();
    for (int i = 1; i < terms.size(); i++) {
      sum = node("sum_" + i, "@Add", sum, terms.get(i));
    }
    node("objective", "@Scale(1)", sum);
  }

  /** Global pools drop what the archive keeps as axes of extent 1. */
  private Tensor like(String key, Tensor weight) {
    boolean single =
        weight.shape().size() > 2
            && origin.group().equals("pool")
            && origin.operator().startsWith("global");
    if (!single) {
      return weight;
    }
    int n = weight.shape().getFirst();
    return new Tensor(List.of(n, weight.values().length / n), weight.values(), false);
  }

  private String axes(Tensor tensor) {
    int rank = tensor.shape().size() - (batched ? 1 : 0);
    List<String> axes =
        new ArrayList<>(IntStream.range(0, rank).mapToObj(String::valueOf).toList());
    if (batched) {
      axes.add("Axis.BATCH");
    }
    return Tensor.braces(axes);
  }

  /** The inputs that are differentiated through an entry point. */
  List<String> slopes() {
    return arrays.keySet().stream().filter(name -> origin.has("grad." + name)).toList();
  }

  List<String> outputs() {
    return origin.names("output.");
  }

  boolean isDifferentiated() {
    return !origin.names("grad.").isEmpty() || !origin.names("newparam.").isEmpty();
  }

  /** The whole interface. */
  String source(String interfaceName, String loss) {
    if (loss.equals("objective")) {
      objective();
    }
    List<String> read = arrays.keySet().stream().filter(name -> !weights.contains(name)).toList();
    String real = origin.isDouble() ? "double" : "float";
    StringBuilder text = new StringBuilder();
    text.append("import org.sinter.*;\nimport org.sinter.layer.*;\n");
    text.append("import org.sinter.loss.*;\nimport org.sinter.op.*;\n\n");
    text.append(origin.isDouble() ? "@Network(precision = Precision.DOUBLE)\n" : "@Network\n");
    text.append("public interface ").append(interfaceName).append(" {\n");
    lines.forEach(text::append);
    if (!outputs().isEmpty()) {
      List<String> written = outputs().stream().map(o -> results.getOrDefault(o, o)).toList();
      text.append(
          entry("@Predict(value = " + quoted(written) + mode + ") void run", read, written, real));
    }
    if (isDifferentiated()) {
      List<String> all = List.copyOf(arrays.keySet());
      if (!parameters.isEmpty()) {
        text.append(
            entry(
                "@Train(value = \"" + loss + "\"" + mode + ") " + real + " step",
                all,
                List.of(),
                real));
      }
      if (!slopes().isEmpty()) {
        String of = "@Gradient(of = \"%s\", wrt = %s%s) void slopes";
        text.append(entry(of.formatted(loss, quoted(slopes()), mode), all, slopes(), real));
      }
    }
    return text.append("}\n").toString();
  }

  private String entry(String head, List<String> read, List<String> written, String real) {
    List<String> list = new ArrayList<>();
    for (String name : read) {
      boolean integral = arrays.get(name) instanceof Tensor tensor && tensor.integral();
      list.add((integral ? "int" : real) + "[] " + name);
    }
    written.forEach(name -> list.add("@Out(\"%s\") %s[] out_%s".formatted(name, real, name)));
    return "  " + head + "(" + String.join(", ", list) + ");\n";
  }

  private static String quoted(List<String> names) {
    return names.stream().collect(Collectors.joining("\", \"", "{\"", "\"}"));
  }
}
