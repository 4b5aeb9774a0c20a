package org.sinter.samples.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;

/** Numbers for a network's arrays and parameters: exact in float, some of them 0. */
final class Data {
  private final Map<String, double[]> arrays = new HashMap<>();
  private final Map<String, double[]> parameters = new HashMap<>();
  private final Map<String, DenseTensor> sources = new HashMap<>();

  /** Data for every array that some entry point reads. */
  static Data of(NetworkSpec spec, NetworkInfo info) {
    Data data = new Data();
    Dice dice = new Dice(spec.seed() + 1);
    Map<String, NodeSpec> nodes = spec.byName();
    for (EntryInfo entry : info.entries()) {
      for (ArrayInfo array : entry.reads()) {
        data.draw(array, Maps.at(nodes, array.name()), spec.batch(), dice);
      }
    }
    info.parameters().forEach(parameter -> data.draw(parameter, spec, dice));
    return data;
  }

  private void draw(ArrayInfo array, NodeSpec node, int batch, Dice dice) {
    if (arrays.containsKey(array.name())) {
      return;
    }
    double[] values = new double[array.size() * (array.batched() ? batch : 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.classes() > 0 ? dice.below(array.classes()) : node.values().draw(dice);
    }
    put(array, values, batch);
  }

  private void put(ArrayInfo array, double[] values, int batch) {
    arrays.put(array.name(), values);
    int first = array.batched() ? 1 : 0;
    int[] shape = new int[array.shape().size() + first];
    for (int i = first; i < shape.length; i++) {
      shape[i] = array.shape().get(i - first);
    }
    if (array.batched()) {
      shape[0] = batch;
    }
    sources.put(array.name(), new DenseTensor(shape, values));
  }

  private void draw(ParameterInfo parameter, NetworkSpec spec, Dice dice) {
    String name = parameter.name();
    NodeSpec own = spec.byName().get(name);
    Values usual = weights(name, parameter.shape());
    Values values = own == null || own.values().equals(Values.USUAL) ? usual : own.values();
    double[] numbers = new double[parameter.size()];
    Arrays.setAll(numbers, _ -> values.draw(dice));
    if (name.endsWith(".weight_v")) {
      Arrays.setAll(numbers, i -> (float) awayFromZero(numbers[i]));
    }
    parameters.put(name, numbers);
    int[] shape = parameter.shape().stream().mapToInt(Integer::intValue).toArray();
    sources.put(name, new DenseTensor(shape, numbers));
  }

  /** A vector of length 0 has no direction, and a short one turns with any step. */
  private static double awayFromZero(double x) {
    return x < 0 ? x - 0.25 : x + 0.25;
  }

  /** Of a size that keeps sums as large as their terms; variances are positive. */
  static Values weights(String name, List<Integer> shape) {
    if (name.endsWith("running_var")) {
      return Values.real(0.5, 1);
    }
    int size = shape.stream().reduce(1, (a, b) -> a * b);
    int out = shape.isEmpty() ? 1 : shape.getFirst();
    double bound = name.endsWith(".weight") ? 1.2 / Math.sqrt((double) size / out) : 0.7;
    return Values.real(-bound, bound);
  }

  /** Parameters by name, in logical order. */
  Map<String, double[]> parameters() {
    return parameters;
  }

  /** For the reference: arrays and parameters by name. */
  Map<String, DenseTensor> sources() {
    return sources;
  }

  /** The Java array that an entry point reads. */
  Object array(ArrayInfo info) {
    double[] values = Maps.at(arrays, info.name());
    int n = values.length;
    return switch (info.type()) {
      case FLOAT64 -> values.clone();
      case FLOAT32 -> {
        float[] narrow = new float[n];
        for (int i = 0; i < n; i++) {
          narrow[i] = (float) values[i];
        }
        yield narrow;
      }
      case INT32 -> {
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) {
          numbers[i] = (int) values[i];
        }
        yield numbers;
      }
      case UINT8 -> {
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
          bytes[i] = (byte) (int) values[i];
        }
        yield bytes;
      }
    };
  }
}
