package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;

/**
 * The emitted gradients of every network of this module, compiled again in double precision,
 * against central differences: along random directions and along single numbers.
 */
class SampleGradientTest {
  private static final int BATCH = 5;
  private static final double STEP = 3e-6;
  private static final double CLOSE = 1e-6;
  private static final int DIRECTIONS = 3;
  private static final int SINGLES = 8;
  private static final String WRONG_ON_PURPOSE = "BrokenDiamond";

  @TestFactory
  Stream<DynamicTest> everyGradientAgreesWithCentralDifferences() {
    return Twins.all().stream()
        .flatMap(
            twins -> {
              InProcess compiled = InProcess.compile("Twins", twins.source());
              return twins.names().stream()
                  .map(
                      name -> dynamicTest(twins.file() + " " + name, () -> agrees(compiled, name)));
            });
  }

  @Test
  void allNetworksOfTheModuleAreFound() {
    assertThat(Twins.all().stream().flatMap(twins -> twins.names().stream()))
        .hasSizeGreaterThanOrEqualTo(17)
        .contains("Digits", "Line", "Unit", "Digits3", "Saturated", WRONG_ON_PURPOSE);
  }

  private static void agrees(InProcess compiled, String name) {
    Instance instance = compiled.instance("Twins_" + name + "Net");
    Check check = new Check(instance);
    NetworkInfo info = instance.info();
    for (int i = 0; i < info.entries().size(); i++) {
      switch (info.entries().get(i).kind()) {
        case TRAIN -> check.parameters(i);
        case GRADIENT -> check.inputs(i);
        case PREDICT, EVALUATE -> {}
      }
    }
    if (name.equals(WRONG_ON_PURPOSE)) {
      assertThat(check.errors).isNotEmpty();
    } else {
      assertThat(check.errors).isEmpty();
    }
  }

  /** One network at random numbers. */
  private static final class Check {
    final List<String> errors = new ArrayList<>();
    private final Instance instance;
    private final Random random = new Random(7);

    Check(Instance instance) {
      this.instance = instance;
      Parameters parameters = instance.parameters();
      for (ParameterInfo parameter : instance.info().parameters()) {
        double[] values = normal(parameter.size());
        double size = 1 / Math.sqrt(parameter.init().fanIn());
        for (int i = 0; i < values.length; i++) {
          values[i] *= size;
        }
        parameters.setDouble(parameter.name(), values);
      }
    }

    private double[] normal(int length) {
      return random.doubles(length, -1.5, 1.5).toArray();
    }

    /** The gradients that a training entry point writes, by every parameter. */
    void parameters(int entry) {
      EntryInfo info = instance.info().entries().get(entry);
      Object[] arrays = arrays(info);
      instance.programs().run(entry, arrays, BATCH);
      Parameters parameters = instance.parameters();
      // Every later run writes new gradients.
      Map<String, double[]> gradients = new LinkedHashMap<>();
      parameters.names().forEach(name -> gradients.put(name, parameters.gradientDouble(name)));
      for (String name : parameters.names()) {
        double[] gradient = gradients.get(name);
        double[] at = parameters.getDouble(name);
        compare(
            info.name() + " by " + name,
            at,
            gradient,
            moved -> {
              parameters.setDouble(name, moved);
              return instance.programs().run(entry, arrays, BATCH);
            });
        parameters.setDouble(name, at);
      }
    }

    /** The gradients that a gradient entry point writes, by those arrays that feed it. */
    void inputs(int entry) {
      EntryInfo info = instance.info().entries().get(entry);
      int value = instance.info().entry("valueOf_" + info.name());
      Object[] arrays = arrays(info);
      int reads = info.reads().size();
      instance.programs().run(entry, arrays, BATCH);
      for (int i = 0; i < info.writes().size(); i++) {
        for (int j = 0; j < reads; j++) {
          ArrayInfo read = info.reads().get(j);
          if (read.name().equals(info.writes().get(i).name())) {
            double[] fed = (double[]) arrays[j];
            double[] at = fed.clone();
            compare(
                info.name() + " by " + read.name(),
                at,
                ((double[]) arrays[reads + i]).clone(),
                moved -> {
                  System.arraycopy(moved, 0, fed, 0, fed.length);
                  return instance.programs().run(value, arrays, BATCH);
                });
            System.arraycopy(at, 0, fed, 0, at.length);
          }
        }
      }
    }

    private Object[] arrays(EntryInfo entry) {
      List<Object> arrays = new ArrayList<>();
      for (ArrayInfo read : entry.reads()) {
        int length = read.size() * (read.batched() ? BATCH : 1);
        arrays.add(
            switch (read.type()) {
              case FLOAT64 -> normal(length);
              case INT32 -> random.ints(length, 0, Math.max(read.classes(), 2)).toArray();
              case UINT8 -> new byte[length];
              case FLOAT32 -> throw new AssertionError("float[] in a double network");
            });
      }
      for (ArrayInfo write : entry.writes()) {
        arrays.add(new double[write.size() * (write.batched() ? BATCH : 1)]);
      }
      return arrays.toArray();
    }

    private interface Function {
      double at(double[] x);
    }

    private void compare(String what, double[] at, double[] gradient, Function function) {
      for (int d = 0; d < DIRECTIONS; d++) {
        compare(what + ", direction " + d, at, gradient, unit(normal(at.length)), function);
      }
      for (int d = 0; d < Math.min(SINGLES, at.length); d++) {
        double[] direction = new double[at.length];
        int index = at.length <= SINGLES ? d : random.nextInt(at.length);
        direction[index] = 1;
        compare(what + "[" + index + "]", at, gradient, direction, function);
      }
    }

    private static double[] unit(double[] direction) {
      double sum = 0;
      for (double value : direction) {
        sum += value * value;
      }
      double[] unit = direction.clone();
      for (int i = 0; i < unit.length; i++) {
        unit[i] /= Math.sqrt(sum);
      }
      return unit;
    }

    private void compare(
        String what, double[] at, double[] gradient, double[] direction, Function function) {
      double analytic = 0;
      double[] up = at.clone();
      double[] down = at.clone();
      for (int i = 0; i < at.length; i++) {
        analytic += gradient[i] * direction[i];
        up[i] += STEP * direction[i];
        down[i] -= STEP * direction[i];
      }
      double numerical = (function.at(up) - function.at(down)) / (2 * STEP);
      double size = Math.max(1e-3, Math.max(Math.abs(analytic), Math.abs(numerical)));
      if (!(Math.abs(analytic - numerical) <= CLOSE * size)) {
        errors.add("%s: %.12g, numerically %.12g".formatted(what, analytic, numerical));
      }
    }
  }
}
