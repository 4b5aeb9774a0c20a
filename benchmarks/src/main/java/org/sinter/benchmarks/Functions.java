package org.sinter.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.sinter.runtime.support.VectorMath;

/**
 * The rows that hold the runtime's functions against {@link Math}, an element of an array that lies
 * in the nearest cache.
 */
final class Functions {
  private static final int ELEMENTS = 2_048;
  private static final double GOAL = 4;

  private Functions() {}

  /** A function of so many elements from an index on, in place. */
  private interface InPlace {
    void run(float[] values, int at, int n);
  }

  /** Java has no error function: the exponential in it stands for all of it. */
  static List<Figure> figures() {
    return List.of(
        figure("exp", VectorMath::exp, Math::exp, "Math.exp"),
        figure("log", VectorMath::log, Math::log, "Math.log"),
        figure("tanh", VectorMath::tanh, Math::tanh, "Math.tanh"),
        figure(
            "sigmoid", VectorMath::sigmoid, x -> 1 / (1 + Math.exp(-x)), "1 / (1 + Math.exp(-x))"),
        figure("erf", VectorMath::erf, x -> Math.exp(-x * x), "Math.exp(-x * x)"));
  }

  private static Figure figure(
      String function, InPlace ours, DoubleUnaryOperator reference, String text) {
    String name = "function " + function;
    return new Figure(name, () -> row(name, ours, reference, text));
  }

  private static Row row(String name, InPlace ours, DoubleUnaryOperator reference, String text) {
    float[] arguments = arguments();
    float[] first = new float[ELEMENTS];
    float[] second = new float[ELEMENTS];
    Timing time =
        Timing.compare(
            () -> {
              System.arraycopy(arguments, 0, first, 0, ELEMENTS);
              ours.run(first, 0, ELEMENTS);
            },
            () -> {
              for (int i = 0; i < ELEMENTS; i++) {
                second[i] = (float) reference.applyAsDouble(arguments[i]);
              }
            });
    double ratio = 1 / time.ratio();
    return new Row(
        name,
        "%.2f ns".formatted(time.ours() / ELEMENTS),
        "%.2f ns %s%s"
            .formatted(time.reference() / ELEMENTS, text, time.isNoisy() ? ", noisy" : ""),
        "%.1f".formatted(ratio),
        ">= 4",
        Row.Verdict.of(ratio >= GOAL));
  }

  /** From 0 to 8: such as a logarithm takes too. */
  private static float[] arguments() {
    Random random = new Random(1);
    float[] arguments = new float[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      arguments[i] = 8 * random.nextFloat();
    }
    return arguments;
  }
}
