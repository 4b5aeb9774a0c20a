package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.sinter.Tensor;

/**
 * A node's values: what the node methods of a network with {@code inspect = true} take and return.
 *
 * @param array {@code float[]}, {@code double[]}, {@code int[]} or {@code byte[]}, one example
 *     after the other, row-major; not copied
 * @param shape of one example, or of all where there is no batch; empty for what a caller made
 */
public record ArrayTensor(Object array, List<Integer> shape) implements Tensor {

  /** Takes any array; a node method checks that it fits. */
  public ArrayTensor {
    requireNonNull(array, "array");
    shape = List.copyOf(shape);
  }

  /** Real numbers. */
  public static ArrayTensor of(float... values) {
    return new ArrayTensor(values, List.of());
  }

  /** Real numbers of a network in double precision. */
  public static ArrayTensor of(double... values) {
    return new ArrayTensor(values, List.of());
  }

  /** Class numbers, or integers. */
  public static ArrayTensor of(int... values) {
    return new ArrayTensor(values, List.of());
  }

  /** Unsigned bytes. */
  public static ArrayTensor of(byte... values) {
    return new ArrayTensor(values, List.of());
  }

  /**
   * The values that a node method returned.
   *
   * @throws ClassCastException if the network computes in double: use {@link #doubles}
   */
  public static float[] floats(Tensor tensor) {
    return (float[]) ((ArrayTensor) tensor).array();
  }

  /**
   * The values that a node method of a network in double precision returned.
   *
   * @throws ClassCastException if the network computes in float: use {@link #floats}
   */
  public static double[] doubles(Tensor tensor) {
    return (double[]) ((ArrayTensor) tensor).array();
  }
}
