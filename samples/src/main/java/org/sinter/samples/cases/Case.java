package org.sinter.samples.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.sinter.processor.type.Maps;

/**
 * One case of an archive.
 *
 * @param entry its line of the index
 * @param tensors by key: {@code input.x}, {@code param.weight}, {@code output.y}, {@code grad.x}
 */
record Case(JsonObject entry, Map<String, Tensor> tensors) {

  String id() {
    return entry.get("id").getAsString();
  }

  String operator() {
    return entry.get("operator").getAsString();
  }

  String group() {
    return entry.get("group").getAsString();
  }

  boolean isDouble() {
    return entry.get("dtype").getAsString().equals("F64");
  }

  Tensor tensor(String key) {
    return Maps.at(tensors, key);
  }

  boolean has(String key) {
    return tensors.containsKey(key);
  }

  /** The names behind a prefix: {@code x} of {@code input.x}. */
  List<String> names(String prefix) {
    return tensors.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  private JsonElement attribute(String name) {
    JsonElement value = entry.getAsJsonObject("attributes").get(name);
    if (value == null) {
      throw new UnsupportedCase(operator() + " without " + name);
    }
    return value;
  }

  boolean given(String name) {
    JsonElement value = entry.getAsJsonObject("attributes").get(name);
    return value != null && !value.isJsonNull();
  }

  int integer(String name) {
    return attribute(name).getAsInt();
  }

  double real(String name) {
    return attribute(name).getAsDouble();
  }

  boolean flag(String name) {
    return attribute(name).getAsBoolean();
  }

  String text(String name) {
    return attribute(name).getAsString();
  }

  /** A number or a list of them. */
  List<Integer> integers(String name) {
    return attribute(name) instanceof JsonArray array
        ? Tensor.integers(array)
        : List.of(integer(name));
  }

  String braces(String name) {
    return Tensor.braces(integers(name));
  }

  /**
   * How far a number of a tensor may be off, by the archive's own rule: its size times the rounding
   * of the format, and a share of the largest gradient.
   */
  double tolerance(String key) {
    double largest = entry.getAsJsonObject("max_abs").get(key).getAsDouble();
    JsonElement slope = entry.get("max_grad");
    double gradient = slope == null || slope.isJsonNull() ? 0 : slope.getAsDouble();
    double floor = Math.max(gradient, 1e-3);
    return isDouble() ? 1e-12 * largest + 1e-13 * floor : 1e-5 * largest + 1e-6 * floor;
  }
}
