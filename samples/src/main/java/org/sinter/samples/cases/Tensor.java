package org.sinter.samples.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers of a case, row-major.
 *
 * @param integral whether they are indices
 */
record Tensor(List<Integer> shape, double[] values, boolean integral) {

  Tensor {
    shape = List.copyOf(shape);
  }

  /** All tensors of a safetensors file. */
  static Map<String, Tensor> read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    String header = new String(file, 8, length, StandardCharsets.UTF_8);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    JsonObject slots = JsonParser.parseString(header).getAsJsonObject();
    for (Map.Entry<String, JsonElement> slot : slots.entrySet()) {
      if (!slot.getKey().equals("__metadata__")) {
        tensors.put(slot.getKey(), tensor(slot.getValue().getAsJsonObject(), bytes, 8 + length));
      }
    }
    return tensors;
  }

  private static Tensor tensor(JsonObject slot, ByteBuffer bytes, int start) {
    List<Integer> shape = integers(slot.getAsJsonArray("shape"));
    int at = start + slot.getAsJsonArray("data_offsets").get(0).getAsInt();
    double[] values = new double[shape.stream().reduce(1, Math::multiplyExact)];
    String type = slot.get("dtype").getAsString();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "F32" -> bytes.getFloat(at + 4 * i);
            case "F64" -> bytes.getDouble(at + 8 * i);
            case "I64" -> bytes.getLong(at + 8 * i);
            default -> throw new IllegalArgumentException("tensors of type " + type);
          };
    }
    return new Tensor(shape, values, type.equals("I64"));
  }

  static List<Integer> integers(JsonArray array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(n -> numbers.add(n.getAsInt()));
    return numbers;
  }

  /** The extents of one example. */
  List<Integer> example() {
    return shape.subList(1, shape.size());
  }

  /** From channels on axis 1 to channels on the last. */
  Tensor channelsLast() {
    if (shape.size() < 3) {
      return this;
    }
    int n = shape.get(0);
    int c = shape.get(1);
    int rest = values.length / Math.max(1, n * c);
    double[] moved = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int example = i / (c * rest);
      int channel = i / rest % c;
      moved[(example * rest + i % rest) * c + channel] = values[i];
    }
    List<Integer> dims = new ArrayList<>(shape);
    dims.add(dims.remove(1));
    return new Tensor(dims, moved, integral);
  }

  /** From time on axis 0 and the batch on 1 to the batch first. */
  Tensor batchFirst() {
    if (shape.size() < 2) {
      return this;
    }
    int steps = shape.get(0);
    int n = shape.get(1);
    int rest = values.length / Math.max(1, steps * n);
    double[] moved = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int step = i / (n * rest);
      int example = i / rest % n;
      moved[(example * steps + step) * rest + i % rest] = values[i];
    }
    List<Integer> dims = new ArrayList<>(shape);
    dims.add(1, dims.remove(0));
    return new Tensor(dims, moved, integral);
  }

  /** The same numbers as the only example of a batch. */
  Tensor oneExample() {
    List<Integer> dims = new ArrayList<>(shape);
    dims.addFirst(1);
    return new Tensor(dims, values, integral);
  }

  /** As an array initialiser in Java. */
  static String braces(List<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }
}
