package org.sinter.runtime.support;

/**
 * Random numbers as a pure function of key and index.
 *
 * <p>{@link #key} spreads seed, step and node by the finaliser of SplitMix64 (Steele, Lea and Flood
 * 2014). {@link #bits} is a 32-bit mixer of two multiplications (constants of Wellons' {@code
 * lowbias32}, 2018) with the key added once more in the middle, so that two keys do not give
 * shifted copies of one stream. Initialisers, dropout and noise all use it; {@link
 * VectorMath#uniform} is its twin.
 */
public final class CounterHash {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  static final int M1 = 0x7FEB352D;
  static final int M2 = 0x846CA68B;
  static final float UNIT = 0x1p-24f;

  private CounterHash() {}

  /** Key of the random numbers of one node in one step. */
  public static int key(long seed, long step, int node) {
    long h = mix(seed + GOLDEN);
    h = mix(h ^ (step + GOLDEN));
    h = mix(h ^ (node + GOLDEN));
    return (int) (h >>> 32);
  }

  /** Finaliser of SplitMix64: a bijection of 64 bits. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 32 random bits. */
  public static int bits(int key, int index) {
    int h = index ^ key;
    h = (h ^ (h >>> 16)) * M1 + key;
    h = (h ^ (h >>> 15)) * M2;
    return h ^ (h >>> 16);
  }

  /** A multiple of 2^-24 in [0, 1). */
  public static float uniform(int key, int index) {
    return (bits(key, index) >>> 8) * UNIT;
  }
}
