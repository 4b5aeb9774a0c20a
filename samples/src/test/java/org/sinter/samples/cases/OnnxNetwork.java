package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.processor.type.Maps;

/**
 * An interface in the making. Either values have a batch as their first axis and channels as their
 * second, which become the last; or they are as they are, and all that is given is a parameter.
 */
final class OnnxNetwork {
  private final OnnxCase origin;
  private final boolean batched;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> nodes = new HashMap<>();
  private final Map<String, Tensor> arrays = new LinkedHashMap<>();
  private final Map<String, double[]> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> expected = new LinkedHashMap<>();
  private final List<String> plain = new ArrayList<>();

  OnnxNetwork(OnnxCase origin, boolean batched) {
    this.origin = origin;
    this.batched = batched;
  }

  OnnxCase origin() {
    return origin;
  }

  /** What the entry point {@code run} reads. */
  Map<String, Tensor> arrays() {
    return arrays;
  }

  Map<String, double[]> parameters() {
    return parameters;
  }

  /** What it should write, in the order of its axes. */
  Map<String, Tensor> expected() {
    return expected;
  }

  int batch() {
    return batched ? arrays.values().iterator().next().shape().getFirst() : 1;
  }

  /** The node of a value of ONNX's; what is given becomes a source when it is first read. */
  String operand(String value) {
    String node = nodes.get(value);
    if (node != null) {
      return node;
    }
    Tensor tensor = filled(given(value).tensor());
    String made = batched ? array(tensor.channelsLast()) : own(tensor);
    nodes.put(value, made);
    return made;
  }

  private static Tensor filled(Tensor tensor) {
    if (tensor.values().length == 0) {
      throw new UnsupportedCase("a tensor without elements");
    }
    return tensor;
  }

  OnnxTensor given(String value) {
    OnnxTensor tensor = origin.values().get(value);
    if (tensor == null) {
      throw new UnsupportedCase("a value that must be known is computed");
    }
    return tensor;
  }

  /** A tensor that every example meets and no compiler knows: a parameter. */
  String own(Tensor tensor) {
    String name = node("@Parameter(shape = " + Tensor.braces(tensor.shape()) + ")");
    parameters.put(name, tensor.values());
    return name;
  }

  /** Whole numbers that the compiler may know. */
  String constant(Tensor tensor) {
    List<String> values = new ArrayList<>();
    for (double value : tensor.values()) {
      values.add(String.valueOf((long) value));
    }
    return node(
        "@Constant(value = %s, shape = %s)"
            .formatted(Tensor.braces(values), Tensor.braces(tensor.shape())));
  }

  /** An array of examples, as it is. */
  String array(Tensor tensor) {
    String type = tensor.integral() ? ", type = Type.INT32" : "";
    String shape = Tensor.braces(tensor.example());
    String name = node("@Input(shape = %s%s)".formatted(shape, type));
    arrays.put(name, tensor);
    return name;
  }

  /** One more node; its name. */
  String node(String annotation, String... operands) {
    String name = "n" + lines.size();
    String list =
        IntStream.range(0, operands.length)
            .mapToObj(i -> "@Wire(from = \"%s\") Tensor a%d".formatted(operands[i], i))
            .collect(Collectors.joining(", "));
    lines.add("  %s Tensor %s(%s);\n".formatted(annotation, name, list));
    return name;
  }

  /** A layer's parameter. */
  void own(String node, String parameter, double[] values) {
    parameters.put(node + "." + parameter, values);
  }

  /** What a value of ONNX's is. */
  void result(String value, String node) {
    nodes.put(value, node);
  }

  /** The interface; all outputs have their nodes. */
  String source(String name) {
    for (String output : origin.outputs()) {
      Tensor tensor = filled(Maps.at(origin.expected(), output).tensor());
      boolean channels = batched && tensor.shape().size() > 2 && !plain.contains(output);
      expected.put(computed(output), channels ? tensor.channelsLast() : tensor);
    }
    String real = origin.isDouble() ? "double" : "float";
    String precision = origin.isDouble() ? "(precision = Precision.DOUBLE)" : "";
    List<String> arguments = new ArrayList<>();
    arrays.forEach((node, t) -> arguments.add((t.integral() ? "int" : real) + "[] " + node));
    expected.keySet().forEach(n -> arguments.add("@Out(\"%s\") %s[] o%s".formatted(n, real, n)));
    String results = expected.keySet().stream().collect(Collectors.joining("\", \"", "\"", "\""));
    return """
    import org.sinter.*;
    import org.sinter.layer.*;
    import org.sinter.loss.*;
    import org.sinter.op.*;

    @Network%s
    public interface %s {
    %s  @Predict({%s}) void run(%s);
    }
    """
        .formatted(precision, name, String.join("", lines), results, String.join(", ", arguments));
  }

  /** An output without channels, though it has a batch. */
  void plain(String output) {
    plain.add(output);
  }

  /** A node of its own, for a source cannot be predicted and a node but once. */
  private String computed(String output) {
    String node = operand(output);
    return origin.values().containsKey(output) || expected.containsKey(node)
        ? node("@Scale(1)", node)
        : node;
  }
}
