package org.sinter.runtime.support;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes matrices in registers, 16 x 16 numbers at a time, where vectors have 16 lanes: half of
 * the time that single numbers take.
 */
public final class VectorTransposition {
  private static final int SIDE = 16;
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final VectorShuffle<Float> LOW = VectorShuffle.makeZip(S, 0);
  private static final VectorShuffle<Float> HIGH = VectorShuffle.makeZip(S, 1);

  private VectorTransposition() {}

  /**
   * {@code to[toAt + c * toStride + r] = from[at + r * stride + c]}.
   *
   * @param lanes of the vectors of the caller
   * @param rows of {@code from}, whole sixteens
   * @param columns of it, whole sixteens
   */
  public static void run(
      int lanes,
      int rows,
      int columns,
      float[] from,
      int at,
      int stride,
      float[] to,
      int toAt,
      int toStride) {
    for (int r = 0; r < rows; r += SIDE) {
      for (int c = 0; c < columns; c += SIDE) {
        int source = at + r * stride + c;
        int target = toAt + c * toStride + r;
        if (lanes == SIDE) {
          inRegisters(from, source, stride, to, target, toStride);
        } else {
          plain(from, source, stride, to, target, toStride);
        }
      }
    }
  }

  private static void plain(float[] from, int at, int stride, float[] to, int toAt, int toStride) {
    for (int c = 0; c < SIDE; c++) {
      for (int r = 0; r < SIDE; r++) {
        to[toAt + c * toStride + r] = from[at + r * stride + c];
      }
    }
  }

  /** Four perfect shuffles of 16 rows: each interleaves row r with row r + 8. */
  private static void inRegisters(
      float[] from, int at, int stride, float[] to, int toAt, int toStride) {
    FloatVector a0 = FloatVector.fromArray(S, from, at);
    FloatVector a1 = FloatVector.fromArray(S, from, at + stride);
    FloatVector a2 = FloatVector.fromArray(S, from, at + 2 * stride);
    FloatVector a3 = FloatVector.fromArray(S, from, at + 3 * stride);
    FloatVector a4 = FloatVector.fromArray(S, from, at + 4 * stride);
    FloatVector a5 = FloatVector.fromArray(S, from, at + 5 * stride);
    FloatVector a6 = FloatVector.fromArray(S, from, at + 6 * stride);
    FloatVector a7 = FloatVector.fromArray(S, from, at + 7 * stride);
    FloatVector a8 = FloatVector.fromArray(S, from, at + 8 * stride);
    FloatVector a9 = FloatVector.fromArray(S, from, at + 9 * stride);
    FloatVector a10 = FloatVector.fromArray(S, from, at + 10 * stride);
    FloatVector a11 = FloatVector.fromArray(S, from, at + 11 * stride);
    FloatVector a12 = FloatVector.fromArray(S, from, at + 12 * stride);
    FloatVector a13 = FloatVector.fromArray(S, from, at + 13 * stride);
    FloatVector a14 = FloatVector.fromArray(S, from, at + 14 * stride);
    FloatVector a15 = FloatVector.fromArray(S, from, at + 15 * stride);
    FloatVector b0 = a0.rearrange(LOW, a8);
    FloatVector b1 = a0.rearrange(HIGH, a8);
    FloatVector b2 = a1.rearrange(LOW, a9);
    FloatVector b3 = a1.rearrange(HIGH, a9);
    FloatVector b4 = a2.rearrange(LOW, a10);
    FloatVector b5 = a2.rearrange(HIGH, a10);
    FloatVector b6 = a3.rearrange(LOW, a11);
    FloatVector b7 = a3.rearrange(HIGH, a11);
    FloatVector b8 = a4.rearrange(LOW, a12);
    FloatVector b9 = a4.rearrange(HIGH, a12);
    FloatVector b10 = a5.rearrange(LOW, a13);
    FloatVector b11 = a5.rearrange(HIGH, a13);
    FloatVector b12 = a6.rearrange(LOW, a14);
    FloatVector b13 = a6.rearrange(HIGH, a14);
    FloatVector b14 = a7.rearrange(LOW, a15);
    FloatVector b15 = a7.rearrange(HIGH, a15);
    FloatVector c0 = b0.rearrange(LOW, b8);
    FloatVector c1 = b0.rearrange(HIGH, b8);
    FloatVector c2 = b1.rearrange(LOW, b9);
    FloatVector c3 = b1.rearrange(HIGH, b9);
    FloatVector c4 = b2.rearrange(LOW, b10);
    FloatVector c5 = b2.rearrange(HIGH, b10);
    FloatVector c6 = b3.rearrange(LOW, b11);
    FloatVector c7 = b3.rearrange(HIGH, b11);
    FloatVector c8 = b4.rearrange(LOW, b12);
    FloatVector c9 = b4.rearrange(HIGH, b12);
    FloatVector c10 = b5.rearrange(LOW, b13);
    FloatVector c11 = b5.rearrange(HIGH, b13);
    FloatVector c12 = b6.rearrange(LOW, b14);
    FloatVector c13 = b6.rearrange(HIGH, b14);
    FloatVector c14 = b7.rearrange(LOW, b15);
    FloatVector c15 = b7.rearrange(HIGH, b15);
    FloatVector d0 = c0.rearrange(LOW, c8);
    FloatVector d1 = c0.rearrange(HIGH, c8);
    FloatVector d2 = c1.rearrange(LOW, c9);
    FloatVector d3 = c1.rearrange(HIGH, c9);
    FloatVector d4 = c2.rearrange(LOW, c10);
    FloatVector d5 = c2.rearrange(HIGH, c10);
    FloatVector d6 = c3.rearrange(LOW, c11);
    FloatVector d7 = c3.rearrange(HIGH, c11);
    FloatVector d8 = c4.rearrange(LOW, c12);
    FloatVector d9 = c4.rearrange(HIGH, c12);
    FloatVector d10 = c5.rearrange(LOW, c13);
    FloatVector d11 = c5.rearrange(HIGH, c13);
    FloatVector d12 = c6.rearrange(LOW, c14);
    FloatVector d13 = c6.rearrange(HIGH, c14);
    FloatVector d14 = c7.rearrange(LOW, c15);
    FloatVector d15 = c7.rearrange(HIGH, c15);
    FloatVector e0 = d0.rearrange(LOW, d8);
    FloatVector e1 = d0.rearrange(HIGH, d8);
    FloatVector e2 = d1.rearrange(LOW, d9);
    FloatVector e3 = d1.rearrange(HIGH, d9);
    FloatVector e4 = d2.rearrange(LOW, d10);
    FloatVector e5 = d2.rearrange(HIGH, d10);
    FloatVector e6 = d3.rearrange(LOW, d11);
    FloatVector e7 = d3.rearrange(HIGH, d11);
    FloatVector e8 = d4.rearrange(LOW, d12);
    FloatVector e9 = d4.rearrange(HIGH, d12);
    FloatVector e10 = d5.rearrange(LOW, d13);
    FloatVector e11 = d5.rearrange(HIGH, d13);
    FloatVector e12 = d6.rearrange(LOW, d14);
    FloatVector e13 = d6.rearrange(HIGH, d14);
    FloatVector e14 = d7.rearrange(LOW, d15);
    FloatVector e15 = d7.rearrange(HIGH, d15);
    e0.intoArray(to, toAt);
    e1.intoArray(to, toAt + toStride);
    e2.intoArray(to, toAt + 2 * toStride);
    e3.intoArray(to, toAt + 3 * toStride);
    e4.intoArray(to, toAt + 4 * toStride);
    e5.intoArray(to, toAt + 5 * toStride);
    e6.intoArray(to, toAt + 6 * toStride);
    e7.intoArray(to, toAt + 7 * toStride);
    e8.intoArray(to, toAt + 8 * toStride);
    e9.intoArray(to, toAt + 9 * toStride);
    e10.intoArray(to, toAt + 10 * toStride);
    e11.intoArray(to, toAt + 11 * toStride);
    e12.intoArray(to, toAt + 12 * toStride);
    e13.intoArray(to, toAt + 13 * toStride);
    e14.intoArray(to, toAt + 14 * toStride);
    e15.intoArray(to, toAt + 15 * toStride);
  }
}
