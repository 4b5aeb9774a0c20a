package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;

/** Runs a compiled case and holds all that it gives against what is stored. */
final class Comparison {
  private static final List<String> RESULTS =
      List.of("output.", "grad.", "newparam.", "newstate.", "optimizer.");

  private final Declaration declaration;
  private final Instance instance;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();
  private Case expected;
  private String place = "";

  private Comparison(Declaration declaration, Instance instance) {
    this.declaration = declaration;
    this.expected = declaration.origin();
    this.instance = instance;
    Map<String, double[]> values = new LinkedHashMap<>();
    declaration.parameters().forEach((name, tensor) -> values.put(name, tensor.values()));
    instance.parameters().setAll(values);
  }

  /** What disagrees; nothing if the case passes. */
  static List<String> faults(Case whole, Translator.Translated translated, Class<?> type) {
    Object network = Networks.create(type, 1);
    Comparison comparison = new Comparison(translated.declaration(), Instance.of(network));
    if (translated.optimizer().isEmpty()) {
      comparison.entries();
      comparison.nothingLeft();
    } else {
      NetworkStepper stepper = translated.optimizer().get().stepper(network);
      for (int step = 1; step <= whole.steps(); step++) {
        comparison.expected = whole.step(step);
        comparison.place = "step " + step + ": ";
        comparison.entries();
        stepper.step();
        comparison.moved(stepper);
        comparison.nothingLeft();
      }
    }
    return comparison.faults;
  }

  private void entries() {
    List<EntryInfo> entries = instance.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      switch (entries.get(i).name()) {
        case "run" -> written(i, "output.", declaration.outputs());
        case "slopes" -> written(i, "grad.", declaration.slopes());
        case "step" -> step(i);
        default -> {}
      }
    }
  }

  /** Whatever is stored as a result has been compared. */
  private void nothingLeft() {
    for (String prefix : RESULTS) {
      for (String name : expected.names(prefix)) {
        if (!compared.contains(prefix + name)) {
          faults.add(place + prefix + name + " is stored, but was not computed");
        }
      }
    }
    compared.clear();
  }

  private void written(int entry, String prefix, List<String> names) {
    List<double[]> ours = List.copyOf(run(entry).values());
    for (int i = 0; i < names.size(); i++) {
      String key = prefix + names.get(i);
      compare(key, ours.get(i), declaration.arranged(expected, key).values());
    }
  }

  private void step(int entry) {
    run(entry);
    Parameters parameters = instance.parameters();
    for (String name : declaration.parameters().keySet()) {
      compareIfStored("grad.", name, parameters::gradientDouble);
      compareIfStored("newstate.", name, parameters::getDouble);
    }
  }

  /** What the optimiser made of the parameters, and what it keeps. */
  private void moved(NetworkStepper stepper) {
    for (String name : declaration.parameters().keySet()) {
      compareIfStored("newparam.", name, instance.parameters()::getDouble);
    }
    for (String key : expected.names("optimizer.")) {
      String state = key.substring(0, key.indexOf('.'));
      for (String name : declaration.parameters().keySet()) {
        if (key.equals(state + "." + declaration.stored(name))) {
          compareIfStored("optimizer." + state + ".", name, p -> stepper.state(state, p));
        }
      }
    }
  }

  private void compareIfStored(String prefix, String parameter, Function<String, double[]> ours) {
    String key = prefix + declaration.stored(parameter);
    if (expected.has(key)) {
      compare(key, ours.apply(parameter), declaration.expected(expected, prefix, parameter));
    }
  }

  private Map<String, double[]> run(int entry) {
    Map<String, Tensor> given = new LinkedHashMap<>();
    for (ArrayInfo array : instance.info().entries().get(entry).reads()) {
      given.put(array.name(), given(array.name()));
    }
    return new Call(instance, entry).run(given, declaration.batch());
  }

  /** An input of this step; the weights of outputs are the declaration's own. */
  private Tensor given(String name) {
    return expected.has("input." + name)
        ? declaration.arranged(expected, "input." + name)
        : Maps.at(declaration.arrays(), name);
  }

  private void compare(String key, double[] ours, double[] stored) {
    compared.add(key);
    double tolerance = expected.tensor(key).integral() ? 0 : expected.tolerance(key);
    Difference.first(place + key, ours, stored, tolerance).ifPresent(faults::add);
  }
}
