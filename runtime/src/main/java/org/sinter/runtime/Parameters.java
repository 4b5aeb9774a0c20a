package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sinter.Precision;
import org.sinter.runtime.checkpoint.Checkpoint;
import org.sinter.runtime.checkpoint.CheckpointException;
import org.sinter.runtime.support.Arena;

/**
 * The parameters of a network: one flat array with named slices, and one of the same shape for
 * gradients. Behind the trainable ones lies the state that training moves without a gradient, as
 * running statistics; its gradients stay 0.
 *
 * <p>{@link #get}, {@link #set} and {@link #gradient} see logical order, PyTorch's; {@link #values}
 * is the physical array that kernels and optimisers use. It stays the same object for life; writes
 * happen in place inside {@link #update}, which counts a version and publishes it, so that copies
 * elsewhere know when they are stale. Padding inside slices is 0 and stays 0.
 */
public final class Parameters {
  private final NetworkInfo info;
  private final long seed;
  private final float[] values;
  private final double[] values64;
  private final @Nullable GradientRows[] rows;
  private final AtomicLong version = new AtomicLong();

  // Made when first asked for, perhaps by several threads of a team at once.
  private volatile float @Nullable [] gradients;
  private volatile double @Nullable [] gradients64;

  private Parameters(NetworkInfo info, long seed) {
    this.info = requireNonNull(info, "info");
    this.seed = seed;
    boolean wide = info.precision() == Precision.DOUBLE;
    int length = info.parameterFloats();
    this.values = new float[wide ? 0 : Arena.parameters(length, Float.BYTES)];
    this.values64 = new double[wide ? Arena.parameters(length, Double.BYTES) : 0];
    this.rows =
        info.parameters().stream()
            .map(parameter -> parameter.byRows() ? new GradientRows(parameter) : null)
            .toArray(GradientRows[]::new);
  }

  /** Parameters with the first values that the network declares, drawn with {@code seed}. */
  public static Parameters create(NetworkInfo info, long seed) {
    Parameters parameters = new Parameters(info, seed);
    for (ParameterInfo parameter : info.parameters()) {
      parameters.put(parameter, Initializer.draw(parameter, seed));
    }
    return parameters;
  }

  /**
   * Parameters read from a safetensors file.
   *
   * @throws CheckpointException if the file is unreadable, corrupt, or of another network
   */
  public static Parameters load(NetworkInfo info, Path file) {
    Parameters parameters = new Parameters(info, 0);
    Checkpoint.read(file).into(parameters);
    return parameters;
  }

  /** The table of parameters. */
  public NetworkInfo info() {
    return info;
  }

  /** The seed they were drawn with; 0 if they were loaded. */
  public long seed() {
    return seed;
  }

  /** Names in order of their slices. */
  public List<String> names() {
    return info.parameters().stream().map(ParameterInfo::name).toList();
  }

  /**
   * The flat array of a float network, in physical order; what lies behind the last slice means
   * nothing. Write to it only inside {@link #update}.
   *
   * @throws IllegalStateException for a DOUBLE network
   */
  public float[] values() {
    expect(Precision.FLOAT, "values64() and gradients64()");
    return values;
  }

  /**
   * The flat array of a DOUBLE network.
   *
   * @throws IllegalStateException for a float network
   */
  public double[] values64() {
    expect(Precision.DOUBLE, "values() and gradients()");
    return values64;
  }

  /** The gradients of a float network, laid out as {@link #values}; zeros before training. */
  public float[] gradients() {
    expect(Precision.FLOAT, "values64() and gradients64()");
    float[] made = gradients;
    return made == null ? makeGradients() : made;
  }

  private synchronized float[] makeGradients() {
    float[] made = gradients;
    if (made == null) {
      made = new float[values.length];
      gradients = made;
    }
    return made;
  }

  /** The gradients of a DOUBLE network. */
  public double[] gradients64() {
    expect(Precision.DOUBLE, "values() and gradients()");
    double[] made = gradients64;
    return made == null ? makeGradients64() : made;
  }

  private synchronized double[] makeGradients64() {
    double[] made = gradients64;
    if (made == null) {
      made = new double[values64.length];
      gradients64 = made;
    }
    return made;
  }

  /**
   * The rows of a parameter that have gradients.
   *
   * @param parameter its place in the table of parameters
   * @throws IllegalArgumentException if its gradient is dense
   */
  public GradientRows rows(int parameter) {
    GradientRows found = rows[parameter];
    if (found == null) {
      throw new IllegalArgumentException(
          info.parameters().get(parameter).name() + ": expected a gradient by rows, is dense");
    }
    return found;
  }

  private void expect(Precision precision, String instead) {
    if (info.precision() != precision) {
      throw new IllegalStateException(
          info.name() + ": precision is " + info.precision() + "; use " + instead);
    }
  }

  /**
   * A copy of one parameter in logical row-major order; narrowed in a DOUBLE network.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public float[] get(String name) {
    return narrowed(getDouble(name));
  }

  /** As {@link #get}, in double. */
  public double[] getDouble(String name) {
    ParameterInfo parameter = parameter(name);
    return logical(parameter, values, values64);
  }

  /**
   * Replaces one parameter, given in logical row-major order.
   *
   * @throws IllegalArgumentException if there is none of this name or the length is another
   */
  public void set(String name, float[] logical) {
    setDouble(name, widened(logical));
  }

  /** As {@link #set}, in double; narrowed in a float network. */
  public void setDouble(String name, double[] logical) {
    setAll(Map.of(name, logical));
  }

  /**
   * Replaces several parameters in one update, each as {@link #setDouble} does; nothing changes
   * unless all fit.
   *
   * @throws IllegalArgumentException as {@link #set}
   */
  public void setAll(Map<String, double[]> logical) {
    logical.forEach((name, values) -> checkLength(parameter(name), values.length));
    update(() -> logical.forEach((name, values) -> put(parameter(name), values)));
  }

  private static void checkLength(ParameterInfo parameter, int length) {
    if (length != parameter.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d values for shape %s, was %d"
              .formatted(parameter.name(), parameter.size(), parameter.shape(), length));
    }
  }

  /** A copy of one parameter's gradient in logical row-major order. */
  public float[] gradient(String name) {
    return narrowed(gradientDouble(name));
  }

  /** As {@link #gradient}, in double. */
  public double[] gradientDouble(String name) {
    ParameterInfo parameter = parameter(name);
    return info.precision() == Precision.DOUBLE
        ? logical(parameter, values, gradients64())
        : logical(parameter, gradients(), values64);
  }

  /**
   * Runs {@code writes}, which may change {@link #values} in place, then counts a version and
   * publishes it: a thread that sees the new version sees the writes. One update at a time.
   */
  public void update(Runnable writes) {
    synchronized (version) {
      try {
        writes.run();
      } finally {
        version.setRelease(version.getPlain() + 1);
      }
    }
  }

  /** Number of updates so far; what they wrote is visible after this call. */
  public long version() {
    return version.getAcquire();
  }

  /** Makes the writes of all counted updates visible to this thread. */
  public void acquire() {
    version.getAcquire();
  }

  private ParameterInfo parameter(String name) {
    return info.parameter(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: no parameter %s; there are %s".formatted(info.name(), name, names())));
  }

  private void put(ParameterInfo parameter, double[] logical) {
    int[] positions = parameter.layout().positions(parameter.shape());
    for (int i = 0; i < logical.length; i++) {
      int at = parameter.offset() + positions[i];
      if (info.precision() == Precision.DOUBLE) {
        values64[at] = logical[i];
      } else {
        values[at] = (float) logical[i];
      }
    }
  }

  private double[] logical(ParameterInfo parameter, float[] singles, double[] doubles) {
    boolean wide = info.precision() == Precision.DOUBLE;
    int[] positions = parameter.layout().positions(parameter.shape());
    double[] logical = new double[positions.length];
    for (int i = 0; i < logical.length; i++) {
      int at = parameter.offset() + positions[i];
      logical[i] = wide ? doubles[at] : singles[at];
    }
    return logical;
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }
}
