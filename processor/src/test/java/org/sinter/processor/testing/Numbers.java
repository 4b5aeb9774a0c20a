package org.sinter.processor.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/** Random numbers for the sources of a graph, a function of the seed. */
public final class Numbers {
  /** The batch of all checks: odd, and no other extent in the samples of operators. */
  public static final Map<String, Integer> SYMBOLS = Map.of("N", 3);

  private Numbers() {}

  public static DenseTensor uniform(Shape shape, double low, double high, Random random) {
    return uniform(shape, SYMBOLS, low, high, random);
  }

  public static DenseTensor uniform(
      Shape shape, Map<String, Integer> symbols, double low, double high, Random random) {
    DenseTensor tensor = DenseTensor.zeros(shape.evaluate(symbols));
    for (int i = 0; i < tensor.values().length; i++) {
      tensor.values()[i] = low + (high - low) * random.nextDouble();
    }
    return tensor;
  }

  public static DenseTensor integers(Shape shape, double low, double high, Random random) {
    DenseTensor tensor = uniform(shape, low, high, random);
    Arrays.setAll(tensor.values(), i -> Math.floor(tensor.values()[i]));
    return tensor;
  }

  /** An evaluation with the given sources and fixed random numbers. */
  public static Evaluation evaluation(Map<String, DenseTensor> sources) {
    return evaluation(SYMBOLS, sources);
  }

  public static Evaluation evaluation(
      Map<String, Integer> symbols, Map<String, DenseTensor> sources) {
    return new Evaluation(
        symbols,
        sources,
        (node, index) -> new Random(31L * node + 0x9E3779B97F4A7C15L * index).nextDouble());
  }

  public static double dot(DenseTensor a, DenseTensor b) {
    double sum = 0;
    for (int i = 0; i < a.values().length; i++) {
      sum += a.values()[i] * b.values()[i];
    }
    return sum;
  }
}
