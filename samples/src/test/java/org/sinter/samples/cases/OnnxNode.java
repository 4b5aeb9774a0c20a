package org.sinter.samples.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code NodeProto}.
 *
 * @param inputs names, empty where an optional one is left out
 * @param outputs likewise
 */
record OnnxNode(
    String type, List<String> inputs, List<String> outputs, Map<String, OnnxMessage> attributes) {

  static OnnxNode of(OnnxMessage message) {
    Map<String, OnnxMessage> attributes = new HashMap<>();
    message.messages(5).forEach(a -> attributes.put(a.text(1), a));
    return new OnnxNode(message.text(4), message.texts(1), message.texts(2), attributes);
  }

  private Optional<OnnxMessage> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  double real(String name, double otherwise) {
    return attribute(name).map(a -> a.floats(2).getLast()).orElse(otherwise);
  }

  int integer(String name, int otherwise) {
    return attribute(name).map(a -> Math.toIntExact(a.integer(3))).orElse(otherwise);
  }

  boolean flag(String name, boolean otherwise) {
    return integer(name, otherwise ? 1 : 0) != 0;
  }

  String text(String name, String otherwise) {
    return attribute(name).map(a -> a.text(4)).orElse(otherwise);
  }

  /** What a {@code Constant} holds, in whichever of its forms. */
  OnnxTensor constant() {
    for (Map.Entry<String, OnnxMessage> form : attributes.entrySet()) {
      OnnxMessage a = form.getValue();
      switch (form.getKey()) {
        case "value" -> {
          return OnnxTensor.of(a.messages(5).getFirst());
        }
        case "value_float" -> {
          return OnnxTensor.ofFloats(List.of(), a.floats(2));
        }
        case "value_floats" -> {
          return OnnxTensor.ofFloats(List.of(a.floats(7).size()), a.floats(7));
        }
        case "value_int" -> {
          return OnnxTensor.ofIntegers(List.of(), a.integers(3));
        }
        case "value_ints" -> {
          return OnnxTensor.ofIntegers(List.of(a.integers(8).size()), a.integers(8));
        }
        default -> {}
      }
    }
    throw new UnsupportedCase(type + " of " + attributes.keySet());
  }

  List<Integer> integers(String name, List<Integer> otherwise) {
    return attribute(name)
        .map(a -> a.integers(8).stream().map(Math::toIntExact).toList())
        .orElse(otherwise);
  }

  /** Whether the input of this place is there. */
  boolean reads(int input) {
    return input < inputs.size() && !inputs.get(input).isEmpty();
  }

  /** Whether the output of this place is wanted. */
  boolean writes(int output) {
    return output < outputs.size() && !outputs.get(output).isEmpty();
  }
}
