package org.sinter.samples;

import static org.sinter.samples.Precisions.narrowed;
import static org.sinter.samples.Precisions.widened;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;

/**
 * A network in double with the entry points {@code value}, which returns a number, {@code train},
 * which writes its gradients by the parameters, and {@code slope}, which writes that by {@code x};
 * at random numbers.
 */
final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double SMALLEST = 1e-3;
  private static final int BATCH = 3;
  private static final int MOST = 12;

  private final Instance instance;
  private final SplittableRandom random;
  private final Map<String, float[]> parameters = new LinkedHashMap<>();
  private final Object[] arrays;

  GradientCheck(Instance instance, long seed) {
    this.instance = instance;
    this.random = new SplittableRandom(seed);
    for (ParameterInfo parameter : instance.info().parameters()) {
      float[] values = floats(parameter.size(), -1, 1);
      for (int i = 0; i < values.length; i++) {
        values[i] /= (float) Math.sqrt(parameter.init().fanIn());
      }
      parameters.put(parameter.name(), values);
    }
    parameters.forEach(instance.parameters()::set);
    this.arrays = read(entry("train")).stream().map(this::numbers).toArray();
  }

  private float[] floats(int length, double low, double high) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(low, high);
    }
    return values;
  }

  private int entry(String name) {
    return instance.info().entry(name);
  }

  private List<ArrayInfo> read(int entry) {
    return instance.info().entries().get(entry).reads();
  }

  /** Floats, which double arrays hold too, so that both precisions start from the same. */
  private Object numbers(ArrayInfo array) {
    int length = array.size() * BATCH;
    return switch (array.type()) {
      case INT32 -> random.ints(length, 0, Math.max(2, array.classes())).toArray();
      case FLOAT64 ->
          widened(array.name().equals("x") ? floats(length, -2, 2) : floats(length, 0.1, 0.9));
      case FLOAT32, UINT8 -> throw new IllegalStateException("a check runs in double");
    };
  }

  /**
   * The largest {@code |a - n| / max(|a|, |n|, 1e-3)} of a gradient a and a difference quotient n:
   * for some 12 numbers of each array, and along a line that moves all of them.
   */
  double worst() {
    double[] x = (double[]) arrays[0];
    double worst = compare(x, slope(instance, arrays), () -> {});
    instance.programs().run(entry("train"), arrays, BATCH);
    Parameters live = instance.parameters();
    Map<String, double[]> gradients = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> gradients.put(name, live.gradientDouble(name)));
    for (Map.Entry<String, double[]> gradient : gradients.entrySet()) {
      double[] values = live.getDouble(gradient.getKey());
      Runnable moved = () -> live.setDouble(gradient.getKey(), values);
      worst = Math.max(worst, compare(values, gradient.getValue(), moved));
    }
    return worst;
  }

  private double loss() {
    return instance.programs().run(entry("value"), arrays, BATCH);
  }

  private double compare(double[] values, double[] gradient, Runnable moved) {
    double worst = 0;
    for (int k = 0; k < Math.min(MOST, values.length); k++) {
      double[] one = new double[values.length];
      one[values.length <= MOST ? k : random.nextInt(values.length)] = 1;
      worst = Math.max(worst, along(values, gradient, one, moved));
    }
    double[] all = random.doubles(values.length, -1, 1).toArray();
    return Math.max(worst, along(values, gradient, all, moved));
  }

  private double along(double[] values, double[] gradient, double[] direction, Runnable moved) {
    double length = 0;
    double analytic = 0;
    for (int i = 0; i < values.length; i++) {
      length += direction[i] * direction[i];
      analytic += direction[i] * gradient[i];
    }
    double unit = Math.sqrt(length);
    double[] before = values.clone();
    DoubleSupplier loss =
        () -> {
          moved.run();
          return loss();
        };
    double up = at(values, before, direction, STEP / unit, loss);
    double down = at(values, before, direction, -STEP / unit, loss);
    System.arraycopy(before, 0, values, 0, values.length);
    moved.run();
    return relative(analytic / unit, (up - down) / (2 * STEP));
  }

  private static double at(
      double[] values, double[] before, double[] direction, double step, DoubleSupplier loss) {
    for (int i = 0; i < values.length; i++) {
      values[i] = before[i] + step * direction[i];
    }
    return loss.getAsDouble();
  }

  private static double relative(double a, double n) {
    double error = Math.abs(a - n) / Math.max(SMALLEST, Math.max(Math.abs(a), Math.abs(n)));
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** Largest difference of a gradient in float, by the largest number of that gradient. */
  double apart(Instance single) {
    parameters.forEach(single.parameters()::set);
    Object[] narrow = arrays.clone();
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = narrow[i] instanceof double[] wide ? narrowed(wide) : narrow[i];
    }
    List<double[]> doubles = gradients(instance, arrays);
    List<double[]> floats = gradients(single, narrow);
    double worst = 0;
    for (int k = 0; k < doubles.size(); k++) {
      double size = SMALLEST;
      double difference = 0;
      for (int i = 0; i < doubles.get(k).length; i++) {
        size = Math.max(size, Math.abs(doubles.get(k)[i]));
        difference = Math.max(difference, Math.abs(doubles.get(k)[i] - floats.get(k)[i]));
      }
      worst = Math.max(worst, difference / size);
    }
    return worst;
  }

  private List<double[]> gradients(Instance network, Object[] fed) {
    List<double[]> gradients = new ArrayList<>();
    gradients.add(slope(network, fed));
    network.programs().run(network.info().entry("train"), fed, BATCH);
    parameters.keySet().forEach(name -> gradients.add(network.parameters().gradientDouble(name)));
    return gradients;
  }

  private static double[] slope(Instance network, Object[] fed) {
    int number = network.info().entry("slope");
    EntryInfo entry = network.info().entries().get(number);
    boolean wide = fed[0] instanceof double[];
    int length = entry.writes().getFirst().size() * BATCH;
    Object written = wide ? new double[length] : new float[length];
    List<Object> all = new ArrayList<>(List.of(fed));
    all.add(written);
    network.programs().run(number, all.toArray(), BATCH);
    return written instanceof float[] narrow ? widened(narrow) : (double[]) written;
  }
}
