package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private Map<String, double[]> run(int entry) {
    return new Call(instance, entry).run(declaration.arrays(), declaration.batch());
  }

  private void written(int entry, String prefix) {
    run(entry)
        .forEach(
            (name, ours) ->
                compare(prefix + name, ours, declaration.arranged(prefix + name).values()));
  }

  private void step(int entry) {
    run(entry);
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

  private void compare(String key, double[] ours, double[] stored) {
    double tolerance = expected.tensor(key).integral() ? 0 : expected.tolerance(key);
    Difference.first(key, ours, stored, tolerance).ifPresent(faults::add);
  }
}
