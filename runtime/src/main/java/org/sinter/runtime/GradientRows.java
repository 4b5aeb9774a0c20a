package org.sinter.runtime;

import java.util.Arrays;

/**
 * Which rows of a matrix the last training step has gradients for: a lookup table's gradient is
 * zero but in the rows that were looked up. The gradient lies in the flat array as any other; this
 * list beside it is what keeps a step from touching, or even clearing, the rest of the table.
 */
public final class GradientRows {
  private final int offset;
  private final int rows;
  private final int width;
  private int[] listed = new int[0];
  private int[] stamps = new int[0];
  private int stamp;
  private int count;

  GradientRows(ParameterInfo parameter) {
    this.offset = parameter.offset();
    this.rows = parameter.shape().get(0);
    this.width = parameter.shape().get(1);
  }

  /** Begins a step: clears the rows of the one before, in the gradients and in the list. */
  public GradientRows begin(float[] gradients) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(gradients, start(i), start(i) + width, 0);
    }
    return empty();
  }

  /** As the other, for a DOUBLE network. */
  public GradientRows begin(double[] gradients) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(gradients, start(i), start(i) + width, 0);
    }
    return empty();
  }

  private GradientRows empty() {
    if (stamps.length == 0) {
      stamps = new int[rows];
      listed = new int[rows];
    }
    count = 0;
    stamp++;
    if (stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    return this;
  }

  /**
   * Lists the rows that numbers name: {@code size} of them for each of {@code n} examples, which
   * begin {@code stride} apart. As in a lookup, numbers past the ends name the first or last row.
   */
  public GradientRows add(float[] numbers, int at, int n, int size, int stride) {
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < size; i++) {
        add((int) numbers[at + b * stride + i]);
      }
    }
    return this;
  }

  /** As the other, for a DOUBLE network. */
  public GradientRows add(double[] numbers, int at, int n, int size, int stride) {
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < size; i++) {
        add((int) numbers[at + b * stride + i]);
      }
    }
    return this;
  }

  private void add(int number) {
    int row = Math.clamp(number, 0, rows - 1);
    if (stamps[row] != stamp) {
      stamps[row] = stamp;
      listed[count++] = row;
    }
  }

  /** The number of rows, each listed once. */
  public int count() {
    return count;
  }

  /** Where a listed row begins in the flat array. */
  public int start(int number) {
    return offset + listed[number] * width;
  }

  /** The length of a row. */
  public int width() {
    return width;
  }
}
