package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;

/** Runs a compiled case and holds all that it gives against what is stored. */
final class Comparison {
  private final Declaration declaration;
  private final Case expected;
  private final Instance instance;
  private final List<String> faults = new ArrayList<>();

  private Comparison(Declaration declaration, Class<?> type) {
    this.declaration = declaration;
    this.expected = declaration.origin();
    this.instance = Instance.of(Networks.create(type, 1));
    Map<String, double[]> values = new LinkedHashMap<>();
    declaration.parameters().forEach((name, tensor) -> values.put(name, tensor.values()));
    instance.parameters().setAll(values);
  }

  /** What disagrees; nothing if the case passes. */
  static List<String> faults(Declaration declaration, Class<?> type) {
    Comparison comparison = new Comparison(declaration, type);
    List<EntryInfo> entries = comparison.instance.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      switch (entries.get(i).name()) {
        case "run" -> comparison.written(i, "output.");
        case "slopes" -> comparison.written(i, "grad.");
        case "step" -> comparison.step(i);
        default -> {}
      }
    }
    return comparison.faults;
  }

  private void written(int entry, String prefix) {
    EntryInfo info = instance.info().entries().get(entry);
    Object[] arrays = arrays(info);
    instance.programs().run(entry, arrays, declaration.batch());
    for (int i = 0; i < info.writes().size(); i++) {
      String key = prefix + info.writes().get(i).name();
      compare(key, widened(arrays[info.reads().size() + i]), declaration.arranged(key).values());
    }
  }

  private void step(int entry) {
    instance
        .programs()
        .run(entry, arrays(instance.info().entries().get(entry)), declaration.batch());
    Parameters parameters = instance.parameters();
    for (String name : declaration.parameters().keySet()) {
      String local = name.substring(name.indexOf('.') + 1);
      if (expected.has("grad." + local)) {
        boolean owned = !name.equals(local);
        String key = "grad." + local;
        double[] wanted = (owned ? expected.tensor(key) : declaration.arranged(key)).values();
        compare("grad." + local, parameters.gradientDouble(name), wanted);
      }
      if (expected.has("newstate." + local)) {
        double[] wanted = expected.tensor("newstate." + local).values();
        compare("newstate." + local, parameters.getDouble(name), wanted);
      }
    }
  }

  private Object[] arrays(EntryInfo info) {
    List<Object> arrays = new ArrayList<>();
    Map<String, Tensor> given = new HashMap<>(declaration.arrays());
    for (ArrayInfo array : info.reads()) {
      arrays.add(array(array.type(), Maps.at(given, array.name()).values()));
    }
    for (ArrayInfo array : info.writes()) {
      int length = array.size() * (array.batched() ? declaration.batch() : 1);
      arrays.add(array(array.type(), new double[length]));
    }
    return arrays.toArray();
  }

  private static Object array(ElementType type, double[] values) {
    return switch (type) {
      case FLOAT64 -> values.clone();
      case INT32 -> {
        int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
          integers[i] = (int) values[i];
        }
        yield integers;
      }
      default -> {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
          singles[i] = (float) values[i];
        }
        yield singles;
      }
    };
  }

  private static double[] widened(Object array) {
    if (array instanceof double[] doubles) {
      return doubles;
    }
    float[] singles = (float[]) array;
    double[] wide = new double[singles.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = singles[i];
    }
    return wide;
  }

  private void compare(String key, double[] ours, double[] stored) {
    if (ours.length != stored.length) {
      faults.add("%s: %d numbers, expected %d".formatted(key, ours.length, stored.length));
      return;
    }
    double tolerance = expected.tensor(key).integral() ? 0 : expected.tolerance(key);
    for (int i = 0; i < ours.length; i++) {
      boolean same = ours[i] == stored[i] || Double.isNaN(ours[i]) && Double.isNaN(stored[i]);
      if (!same && !(Math.abs(ours[i] - stored[i]) <= tolerance)) {
        String text = "%s[%d] is %s, expected %s within %s";
        faults.add(text.formatted(key, i, ours[i], stored[i], tolerance));
        return;
      }
    }
  }
}
