package org.sinter.samples.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How many training steps are stored; 0 of a case of an operator. */
  int steps() {
    int steps = 0;
    while (!names("step" + (steps + 1) + ".").isEmpty()) {
      steps++;
    }
    return steps;
  }

  /**
   * One training step as a case of its own: the outputs, gradients and optimiser states of that
   * step, with the parameters after it as {@code newparam} and the state as {@code newstate}.
   */
  Case step(int number) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    JsonObject sizes = new JsonObject();
    JsonObject allSizes = entry.getAsJsonObject("max_abs");
    tensors.forEach(
        (key, tensor) ->
            nameInStep(key, number, group().equals("optimizer"))
                .ifPresent(
                    name -> {
                      own.put(name, tensor);
                      sizes.add(name, allSizes.get(key));
                    }));
    JsonObject changed = entry.deepCopy();
    changed.add("max_abs", sizes);
    return new Case(changed, own);
  }

  /**
   * Empty for what belongs to another step.
   *
   * @param gradients whether the inputs are a gradient for each step, {@code g1}, {@code g2} ...
   */
  private static Optional<String> nameInStep(String key, int number, boolean gradients) {
    if (gradients && key.startsWith("input.g")) {
      return Optional.of("input.g").filter(name -> key.equals(name + number));
    }
    if (!key.startsWith("step")) {
      return Optional.of(key);
    }
    String prefix = "step" + number + ".";
    if (!key.startsWith(prefix)) {
      return Optional.empty();
    }
    String name = key.substring(prefix.length());
    boolean moved = name.startsWith("param.") || name.startsWith("state.");
    return Optional.of(moved ? "new" + name : name);
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

  /** The settings of its optimiser; of a case of an optimiser all attributes. */
  JsonObject optimizer() {
    JsonObject attributes = entry.getAsJsonObject("attributes");
    return attributes.has("optimizer") ? attributes.getAsJsonObject("optimizer") : attributes;
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
