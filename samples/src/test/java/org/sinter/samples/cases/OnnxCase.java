package org.sinter.samples.cases;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model with inputs and the outputs that go with them.
 *
 * @param opset the version of the operators' definitions
 * @param values inputs and initializers by name
 * @param outputs what the graph gives, in order
 */
record OnnxCase(
    String name,
    int opset,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> values,
    List<String> outputs,
    Map<String, OnnxTensor> expected) {

  /**
   * @param files of the case's folder, by name: the model and {@code input_0.pb}, {@code
   *     output_0.pb} and so on
   */
  static OnnxCase of(String name, Map<String, byte[]> files) {
    OnnxMessage model = read(files, "model.onnx");
    OnnxMessage graph = model.messages(7).getFirst();
    Map<String, OnnxTensor> values = new LinkedHashMap<>();
    for (OnnxMessage initializer : graph.messages(5)) {
      values.put(initializer.text(8), OnnxTensor.of(initializer));
    }
    List<String> given = new ArrayList<>(names(graph, 11));
    given.removeAll(values.keySet());
    values.putAll(tensors(files, "input_", given));
    List<String> outputs = names(graph, 12);
    List<OnnxNode> nodes = graph.messages(1).stream().map(OnnxNode::of).toList();
    Map<String, OnnxTensor> expected = tensors(files, "output_", outputs);
    return new OnnxCase(name, opset(model), nodes, values, outputs, expected);
  }

  /** Of ONNX's own operators: the domain without a name. */
  private static int opset(OnnxMessage model) {
    return model.messages(8).stream()
        .filter(set -> set.text(1).isEmpty())
        .mapToInt(set -> (int) set.integer(2))
        .max()
        .orElse(0);
  }

  private static List<String> names(OnnxMessage graph, int field) {
    return graph.messages(field).stream().map(OnnxCase::name).toList();
  }

  /** Of a {@code ValueInfoProto}, the type of which may be that of a sequence or a map. */
  private static String name(OnnxMessage value) {
    boolean tensor = value.messages(2).stream().allMatch(type -> type.has(1));
    if (!tensor) {
      throw new UnsupportedCase("values that are no tensors");
    }
    return value.text(1);
  }

  private static Map<String, OnnxTensor> tensors(
      Map<String, byte[]> files, String prefix, List<String> names) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String file = prefix + i + ".pb";
      if (files.containsKey(file)) {
        tensors.put(names.get(i), OnnxTensor.of(read(files, file)));
      }
    }
    return tensors;
  }

  private static OnnxMessage read(Map<String, byte[]> files, String file) {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new UnsupportedCase("no file " + file);
    }
    return OnnxMessage.read(ByteString.copyFrom(bytes));
  }

  /** Where any number is of 64 bits, all are. */
  boolean isDouble() {
    return values.values().stream().anyMatch(OnnxTensor::isDouble);
  }
}
