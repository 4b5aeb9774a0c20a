package org.sinter.processor.type;

import java.util.Arrays;

/** Numbers in row-major order: what the reference evaluator computes with, in double. */
public record DenseTensor(int[] shape, double[] values) {

  public DenseTensor {
    if (values.length != size(shape)) {
      throw new IllegalArgumentException(
          "expected "
              + size(shape)
              + " values for "
              + Arrays.toString(shape)
              + ", was "
              + values.length);
    }
  }

  /** A tensor of zeros. */
  public static DenseTensor zeros(int... shape) {
    return new DenseTensor(shape, new double[size(shape)]);
  }

  /** A single number. */
  public static DenseTensor scalar(double value) {
    return new DenseTensor(new int[0], new double[] {value});
  }

  /** The element count of a shape. */
  public static int size(int[] shape) {
    int size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /** The row-major position of an index. */
  public int offset(int[] index) {
    int offset = 0;
    for (int i = 0; i < shape.length; i++) {
      offset = offset * shape[i] + index[i];
    }
    return offset;
  }

  public double get(int... index) {
    return values[offset(index)];
  }

  /** Moves to the next index in row-major order; false, and all zeros, after the last. */
  public static boolean next(int[] index, int[] shape) {
    for (int i = shape.length - 1; i >= 0; i--) {
      if (++index[i] < shape[i]) {
        return true;
      }
      index[i] = 0;
    }
    return false;
  }
}
