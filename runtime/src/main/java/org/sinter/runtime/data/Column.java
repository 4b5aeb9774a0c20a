package org.sinter.runtime.data;

import static java.util.Objects.requireNonNull;

import org.sinter.runtime.ElementType;

/**
 * One named array of a data set.
 *
 * @param name the source of a network that it feeds
 * @param type type of one value
 * @param size values per example
 * @param values all examples one after the other, a {@code float[]}, {@code double[]}, {@code
 *     int[]} or {@code byte[]}; not copied
 */
public record Column(String name, ElementType type, int size, Object values) {
  private static final float PIXEL = 1f / 255;

  /** Checks that the values are whole examples of the type. */
  public Column {
    requireNonNull(name, "name");
    if (!type.fits(values)) {
      throw new IllegalArgumentException(
          "%s: expected %s, was %s"
              .formatted(name, type.javaArray(), values.getClass().getSimpleName()));
    }
    if (size < 1 || length(values) % size != 0) {
      throw new IllegalArgumentException(
          "%s: expected a multiple of %d values, was %d".formatted(name, size, length(values)));
    }
  }

  /** Number of examples. */
  public int examples() {
    return length(values) / size;
  }

  /** Whether {@link #copy} can deliver values of another type. */
  public boolean converts(ElementType to) {
    return type == to
        || switch (to) {
          case FLOAT32 -> type != ElementType.FLOAT64;
          case FLOAT64 -> true;
          case INT32 -> type == ElementType.UINT8;
          case UINT8 -> false;
        };
  }

  /** A new array of {@code examples} examples of a type. */
  Object array(ElementType of, int examples) {
    int length = Math.multiplyExact(size, examples);
    return switch (of) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT32 -> new int[length];
      case UINT8 -> new byte[length];
    };
  }

  /**
   * Copies one example. Bytes become reals as pixels do: 0 to 255 is 0 to 1. Other conversions keep
   * the number.
   */
  void copy(int example, Object target, int slot) {
    int from = example * size;
    int to = slot * size;
    if (target instanceof float[] t) {
      copy(from, t, to);
    } else if (target instanceof double[] t) {
      copy(from, t, to);
    } else if (target instanceof int[] t) {
      copy(from, t, to);
    } else {
      System.arraycopy(values, from, target, to, size);
    }
  }

  private void copy(int from, float[] target, int to) {
    if (values instanceof byte[] bytes) {
      for (int i = 0; i < size; i++) {
        target[to + i] = (bytes[from + i] & 255) * PIXEL;
      }
    } else if (values instanceof int[] ints) {
      for (int i = 0; i < size; i++) {
        target[to + i] = ints[from + i];
      }
    } else {
      System.arraycopy(values, from, target, to, size);
    }
  }

  private void copy(int from, double[] target, int to) {
    if (values instanceof byte[] bytes) {
      for (int i = 0; i < size; i++) {
        target[to + i] = (bytes[from + i] & 255) / 255.0;
      }
    } else if (values instanceof int[] ints) {
      for (int i = 0; i < size; i++) {
        target[to + i] = ints[from + i];
      }
    } else if (values instanceof float[] floats) {
      for (int i = 0; i < size; i++) {
        target[to + i] = floats[from + i];
      }
    } else {
      System.arraycopy(values, from, target, to, size);
    }
  }

  private void copy(int from, int[] target, int to) {
    if (values instanceof byte[] bytes) {
      for (int i = 0; i < size; i++) {
        target[to + i] = bytes[from + i] & 255;
      }
    } else {
      System.arraycopy(values, from, target, to, size);
    }
  }

  private static int length(Object array) {
    return switch (array) {
      case float[] a -> a.length;
      case double[] a -> a.length;
      case int[] a -> a.length;
      case byte[] a -> a.length;
      default -> throw new IllegalArgumentException("not an array of numbers: " + array);
    };
  }
}
