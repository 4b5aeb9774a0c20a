package org.sinter.runtime.support;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes matrices in registers, 16 x 16 numbers at a time, where vectors have 16 lanes: half of
 * the time that single numbers take.
 */
public final class VectorTransposition {
  private static final int SIDE = 16;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  /** Which numbers of two vectors, counted through both, a perfect shuffle of them begins with. */
  private static final FloatVector LOW = zip(0);

  /** And which it ends with. */
  private static final FloatVector HIGH = zip(SIDE / 2);

  private VectorTransposition() {}

  private static FloatVector zip(int first) {
    float[] from = new float[SIDE];
    for (int i = 0; i < SIDE; i++) {
      from[i] = first + i / 2 + i % 2 * SIDE;
    }
    return FloatVector.fromArray(S, from, 0);
  }

  /**
   * {@code to[toAt + c * toStride + r] = from[at + r * stride + c]}.
   *
   * @param lanes of the vectors of the caller
   * @param at may be below 0, and then nothing is moved, but the JIT counts the calls: see {@link
   *     Settling}
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
    if (at < 0) {
      return;
    }
    for (int c = 0; c < SIDE; c++) {
      for (int r = 0; r < SIDE; r++) {
        to[toAt + c * toStride + r] = from[at + r * stride + c];
      }
    }
  }

  /**
   * Four perfect shuffles of 16 rows: each interleaves row r with row r + 8. Selecting from two
   * vectors is one instruction, and a fifth of the code that the JIT sees in rearranging them.
   */
  private static void inRegisters(
      float[] from, int at, int stride, float[] to, int toAt, int toStride) {
    if (at < 0) {
      return;
    }
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
    FloatVector b0 = LOW.selectFrom(a0, a8);
    FloatVector b1 = HIGH.selectFrom(a0, a8);
    FloatVector b2 = LOW.selectFrom(a1, a9);
    FloatVector b3 = HIGH.selectFrom(a1, a9);
    FloatVector b4 = LOW.selectFrom(a2, a10);
    FloatVector b5 = HIGH.selectFrom(a2, a10);
    FloatVector b6 = LOW.selectFrom(a3, a11);
    FloatVector b7 = HIGH.selectFrom(a3, a11);
    FloatVector b8 = LOW.selectFrom(a4, a12);
    FloatVector b9 = HIGH.selectFrom(a4, a12);
    FloatVector b10 = LOW.selectFrom(a5, a13);
    FloatVector b11 = HIGH.selectFrom(a5, a13);
    FloatVector b12 = LOW.selectFrom(a6, a14);
    FloatVector b13 = HIGH.selectFrom(a6, a14);
    FloatVector b14 = LOW.selectFrom(a7, a15);
    FloatVector b15 = HIGH.selectFrom(a7, a15);
    FloatVector c0 = LOW.selectFrom(b0, b8);
    FloatVector c1 = HIGH.selectFrom(b0, b8);
    FloatVector c2 = LOW.selectFrom(b1, b9);
    FloatVector c3 = HIGH.selectFrom(b1, b9);
    FloatVector c4 = LOW.selectFrom(b2, b10);
    FloatVector c5 = HIGH.selectFrom(b2, b10);
    FloatVector c6 = LOW.selectFrom(b3, b11);
    FloatVector c7 = HIGH.selectFrom(b3, b11);
    FloatVector c8 = LOW.selectFrom(b4, b12);
    FloatVector c9 = HIGH.selectFrom(b4, b12);
    FloatVector c10 = LOW.selectFrom(b5, b13);
    FloatVector c11 = HIGH.selectFrom(b5, b13);
    FloatVector c12 = LOW.selectFrom(b6, b14);
    FloatVector c13 = HIGH.selectFrom(b6, b14);
    FloatVector c14 = LOW.selectFrom(b7, b15);
    FloatVector c15 = HIGH.selectFrom(b7, b15);
    FloatVector d0 = LOW.selectFrom(c0, c8);
    FloatVector d1 = HIGH.selectFrom(c0, c8);
    FloatVector d2 = LOW.selectFrom(c1, c9);
    FloatVector d3 = HIGH.selectFrom(c1, c9);
    FloatVector d4 = LOW.selectFrom(c2, c10);
    FloatVector d5 = HIGH.selectFrom(c2, c10);
    FloatVector d6 = LOW.selectFrom(c3, c11);
    FloatVector d7 = HIGH.selectFrom(c3, c11);
    FloatVector d8 = LOW.selectFrom(c4, c12);
    FloatVector d9 = HIGH.selectFrom(c4, c12);
    FloatVector d10 = LOW.selectFrom(c5, c13);
    FloatVector d11 = HIGH.selectFrom(c5, c13);
    FloatVector d12 = LOW.selectFrom(c6, c14);
    FloatVector d13 = HIGH.selectFrom(c6, c14);
    FloatVector d14 = LOW.selectFrom(c7, c15);
    FloatVector d15 = HIGH.selectFrom(c7, c15);
    FloatVector e0 = LOW.selectFrom(d0, d8);
    FloatVector e1 = HIGH.selectFrom(d0, d8);
    FloatVector e2 = LOW.selectFrom(d1, d9);
    FloatVector e3 = HIGH.selectFrom(d1, d9);
    FloatVector e4 = LOW.selectFrom(d2, d10);
    FloatVector e5 = HIGH.selectFrom(d2, d10);
    FloatVector e6 = LOW.selectFrom(d3, d11);
    FloatVector e7 = HIGH.selectFrom(d3, d11);
    FloatVector e8 = LOW.selectFrom(d4, d12);
    FloatVector e9 = HIGH.selectFrom(d4, d12);
    FloatVector e10 = LOW.selectFrom(d5, d13);
    FloatVector e11 = HIGH.selectFrom(d5, d13);
    FloatVector e12 = LOW.selectFrom(d6, d14);
    FloatVector e13 = HIGH.selectFrom(d6, d14);
    FloatVector e14 = LOW.selectFrom(d7, d15);
    FloatVector e15 = HIGH.selectFrom(d7, d15);
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
