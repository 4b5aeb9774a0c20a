package org.sinter.runtime.support;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do in vectors: multiply-adds in registers, and floats read from the caches.
 * Mentions the Vector API: load it only where {@link Simd} agrees.
 */
public final class VectorProbe {
  /** Index of a large array's first float on a 64-byte line. */
  private static final int ALIGNED = 12;

  /** Independent chains: enough to hide the latency of the multiply-add, few enough for AVX2. */
  private static final int CHAINS = 12;

  private static final VectorSpecies<Float> S = VectorSupport.species();
  private static final int VL = S.length();

  private VectorProbe() {}

  /** Floating-point operations of {@link #multiplyAdds} with this many steps. */
  public static double operations(int steps) {
    return 2.0 * 2 * CHAINS * VL * steps;
  }

  /**
   * Twelve chains in registers, two multiply-adds of each a step: with one the method would be
   * small enough to be inlined into a loop of its caller, where C2 unrolls it until registers
   * spill. Of no steps it does nothing, and is counted as called.
   */
  public static float multiplyAdds(int steps) {
    if (steps == 0) {
      return 0;
    }
    FloatVector x = FloatVector.broadcast(S, 0.25f);
    FloatVector y = FloatVector.broadcast(S, 0.75f);
    FloatVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
    for (int step = 0; step < steps; step++) {
      a = x.fma(y, a);
      b = x.fma(y, b);
      c = x.fma(y, c);
      d = x.fma(y, d);
      e = x.fma(y, e);
      f = x.fma(y, f);
      g = x.fma(y, g);
      h = x.fma(y, h);
      i = x.fma(y, i);
      j = x.fma(y, j);
      k = x.fma(y, k);
      l = x.fma(y, l);
      a = x.fma(y, a);
      b = x.fma(y, b);
      c = x.fma(y, c);
      d = x.fma(y, d);
      e = x.fma(y, e);
      f = x.fma(y, f);
      g = x.fma(y, g);
      h = x.fma(y, h);
      i = x.fma(y, i);
      j = x.fma(y, j);
      k = x.fma(y, k);
      l = x.fma(y, l);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
  }

  /** An array for {@link #stream} over this many floats; large ones begin on a 64-byte line. */
  public static float[] array(int floats) {
    return new float[Math.max(ALIGNED + floats, 1 << 20)];
  }

  /** Reads this many floats once and adds them up in eight chains; of none only counts. */
  public static float stream(float[] array, int floats) {
    if (floats == 0) {
      return 0;
    }
    FloatVector a = FloatVector.zero(S), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    int i = ALIGNED;
    for (; i <= ALIGNED + floats - 8 * VL; i += 8 * VL) {
      a = FloatVector.fromArray(S, array, i).add(a);
      b = FloatVector.fromArray(S, array, i + VL).add(b);
      c = FloatVector.fromArray(S, array, i + 2 * VL).add(c);
      d = FloatVector.fromArray(S, array, i + 3 * VL).add(d);
      e = FloatVector.fromArray(S, array, i + 4 * VL).add(e);
      f = FloatVector.fromArray(S, array, i + 5 * VL).add(f);
      g = FloatVector.fromArray(S, array, i + 6 * VL).add(g);
      h = FloatVector.fromArray(S, array, i + 7 * VL).add(h);
    }
    for (; i < ALIGNED + floats; i += VL) {
      a = FloatVector.fromArray(S, array, i).add(a);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
  }
}
