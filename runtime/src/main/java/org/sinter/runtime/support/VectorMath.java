package org.sinter.runtime.support;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.sinter.runtime.support.FloatTerms.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twins of {@link ScalarMath} and {@link CounterHash}: the same operations in every lane,
 * hence the same bits at every width.
 *
 * <p>They work on memory, and no vector is an argument or a result of any method here. For C2 makes
 * an object of a vector that it hands to a method it did not inline, and whether it inlines one
 * depends on all that it inlined before ({@code NodeCountInliningCutoff}), so on the caller's
 * callers too. Only the Vector API's own methods are always inlined.
 *
 * <p>A function is applied in place to the elements from {@code at} to {@code at + n}, in whole
 * vectors: up to {@link #WIDEST} elements from {@code at} on may change even if n is smaller. Where
 * {@code at} is below 0 nothing happens, but the JIT counts the call: see {@link Settling}.
 */
public final class VectorMath {
  /** Elements of the widest vector. */
  public static final int WIDEST = 16;

  private static final VectorSpecies<Float> S = VectorSupport.species();
  private static final int VL = S.length();

  private VectorMath() {}

  /** Twin of {@link ScalarMath#exp(float)}. */
  public static void exp(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      x = x.blend(EXP_MAX, x.compare(GT, EXP_MAX));
      x = x.blend(EXP_MIN, x.compare(LT, EXP_MIN));
      FloatVector t = x.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      FloatVector m = t.sub(ROUND);
      FloatVector r = m.fma(broadcast(S, -LN2_HIGH), x);
      r = m.fma(broadcast(S, -LN2_LOW), r);
      FloatVector p = r.fma(broadcast(S, E4), broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      p = p.fma(r.mul(r), r).add(1f);
      IntVector k = t.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = k.lanewise(ASHR, 1);
      IntVector rest = k.sub(half);
      p.mul(half.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats())
          .mul(rest.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats())
          .intoArray(w, i);
    }
  }

  /** e^x of one vector, for |x| up to 87. */
  private static void expNarrow(float[] w, int at) {
    FloatVector x = fromArray(S, w, at);
    FloatVector t = x.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
    FloatVector m = t.sub(ROUND);
    FloatVector r = m.fma(broadcast(S, -LN2_HIGH), x);
    r = m.fma(broadcast(S, -LN2_LOW), r);
    FloatVector p = r.fma(broadcast(S, E4), broadcast(S, E3));
    p = p.fma(r, broadcast(S, E2));
    p = p.fma(r, broadcast(S, E1));
    p = p.fma(r, broadcast(S, E0));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector k = t.reinterpretAsInts().sub(ROUND_BITS).add(EXPONENT_BIAS);
    p.mul(k.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats()).intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#log(float)}. */
  public static void log(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      logPositive(w, i);
      FloatVector result = x.blend(fromArray(S, w, i), x.compare(LT, Float.POSITIVE_INFINITY));
      result = result.blend(Float.NaN, x.compare(LT, 0f));
      result.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f)).intoArray(w, i);
    }
  }

  /** log x of one vector, for positive finite x. */
  private static void logPositive(float[] w, int at) {
    FloatVector x = fromArray(S, w, at);
    VectorMask<Float> tiny = x.compare(LT, Float.MIN_NORMAL);
    IntVector bits = x.blend(x.mul(TWO_23), tiny).reinterpretAsInts();
    IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
    x = bits.sub(k.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats().sub(1f);
    FloatVector m = (FloatVector) k.convert(I2F, 0);
    m = m.blend(m.sub(MANTISSA_BITS), tiny);
    x.intoArray(w, at);
    logTerms(w, at);
    FloatVector p = m.fma(broadcast(S, LN2_LOW), fromArray(S, w, at));
    p = x.mul(x).fma(broadcast(S, -0.5f), p);
    m.fma(broadcast(S, LN2_HIGH), x.add(p)).intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#tanh(float)}. */
  public static void tanh(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector a = x.abs();
      FloatVector c = a.blend(TANH_MAX, a.compare(GT, TANH_MAX));
      c.add(c).intoArray(w, i);
      expNarrow(w, i);
      FloatVector e = fromArray(S, w, i);
      FloatVector large = broadcast(S, 1f).sub(broadcast(S, 2f).div(e.add(1f)));
      FloatVector z = a.mul(a);
      FloatVector p = z.fma(broadcast(S, T4), broadcast(S, T3));
      p = p.fma(z, broadcast(S, T2));
      p = p.fma(z, broadcast(S, T1));
      p = p.fma(z, broadcast(S, T0));
      FloatVector small = p.fma(a.mul(z), a);
      IntVector bits = large.blend(small, a.compare(LT, TANH_CUT)).reinterpretAsInts();
      bits.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats().intoArray(w, i);
    }
  }

  /** Twin of {@link ScalarMath#sigmoid(float)}. */
  public static void sigmoid(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector a = x.abs().neg();
      a.intoArray(w, i);
      exp(w, i, VL);
      FloatVector e = fromArray(S, w, i);
      a.intoArray(w, i);
      expLoss(w, i);
      FloatVector loss = fromArray(S, w, i);
      VectorMask<Float> negative = x.compare(LT, 0f);
      FloatVector y = broadcast(S, 1f).blend(e, negative).div(e.add(1f));
      FloatVector slope = y.mul(broadcast(S, 1f).sub(y));
      slope.fma(loss.neg().blend(loss, negative), y).intoArray(w, i);
    }
  }

  /** What {@link #exp} of one vector loses to its last roundings, of itself, for x up to 0. */
  private static void expLoss(float[] w, int at) {
    FloatVector x = fromArray(S, w, at);
    x = x.blend(EXP_MIN, x.compare(LT, EXP_MIN));
    FloatVector m = x.fma(broadcast(S, LOG2_E), broadcast(S, ROUND)).sub(ROUND);
    FloatVector near = m.fma(broadcast(S, -LN2_HIGH), x);
    FloatVector r = m.fma(broadcast(S, -LN2_LOW), near);
    FloatVector q = r.fma(broadcast(S, E4), broadcast(S, E3));
    q = q.fma(r, broadcast(S, E2));
    q = q.fma(r, broadcast(S, E1));
    q = q.fma(r, broadcast(S, E0));
    q = q.fma(r.mul(r), r);
    FloatVector loss = q.sub(q.add(1f).sub(1f));
    loss = loss.add(m.fma(broadcast(S, -LN2_LOW), near.sub(r)));
    loss.fma(q.neg(), loss).intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#softplus(float)}. */
  public static void softplus(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      x.abs().neg().intoArray(w, i);
      exp(w, i, VL);
      FloatVector e = fromArray(S, w, i);
      FloatVector p = e.fma(broadcast(S, P8), broadcast(S, P7));
      p = p.fma(e, broadcast(S, P6));
      p = p.fma(e, broadcast(S, P5));
      p = p.fma(e, broadcast(S, P4));
      p = p.fma(e, broadcast(S, P3));
      p = p.fma(e, broadcast(S, P2));
      p = p.fma(e, broadcast(S, P1));
      p = p.fma(e, broadcast(S, P0));
      FloatVector line = broadcast(S, 0f).blend(x, x.compare(GT, 0f));
      line.add(p.fma(e.mul(e), e)).intoArray(w, i);
    }
  }

  /** Twin of {@link ScalarMath#erf(float)}. */
  public static void erf(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      erfExponent(w, i);
      expNarrow(w, i);
      FloatVector large = broadcast(S, 1f).sub(fromArray(S, w, i));
      FloatVector a = x.abs();
      FloatVector z = a.mul(a);
      FloatVector p = z.fma(broadcast(S, F6), broadcast(S, F5));
      p = p.fma(z, broadcast(S, F4));
      p = p.fma(z, broadcast(S, F3));
      p = p.fma(z, broadcast(S, F2));
      p = p.fma(z, broadcast(S, F1));
      p = p.fma(z, broadcast(S, F0));
      FloatVector small = p.fma(a, a);
      IntVector bits = large.blend(small, a.compare(LT, ERF_CUT)).reinterpretAsInts();
      bits.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats().intoArray(w, i);
    }
  }

  /** log(1 - erf |x|) of one vector, for |x| from {@link FloatTerms#ERF_CUT} on. */
  private static void erfExponent(float[] w, int at) {
    FloatVector a = fromArray(S, w, at).abs();
    FloatVector c = a.blend(ERF_MAX, a.compare(GT, ERF_MAX));
    FloatVector g = c.fma(broadcast(S, G6), broadcast(S, G5));
    g = g.fma(c, broadcast(S, G4));
    g = g.fma(c, broadcast(S, G3));
    g = g.fma(c, broadcast(S, G2));
    g = g.fma(c, broadcast(S, G1));
    g = g.fma(c, broadcast(S, G0));
    g.neg().intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#expm1(float)}. */
  public static void expm1(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector c = x.blend(EXP_MAX, x.compare(GT, EXP_MAX));
      c = c.blend(EXPM1_MIN, c.compare(LT, EXPM1_MIN));
      FloatVector t = c.fma(broadcast(S, LOG2_E), broadcast(S, ROUND));
      FloatVector m = t.sub(ROUND);
      FloatVector r = m.fma(broadcast(S, -LN2_HIGH), c);
      r = m.fma(broadcast(S, -LN2_LOW), r);
      FloatVector p = r.fma(broadcast(S, E4), broadcast(S, E3));
      p = p.fma(r, broadcast(S, E2));
      p = p.fma(r, broadcast(S, E1));
      p = p.fma(r, broadcast(S, E0));
      p = p.fma(r.mul(r), r);
      IntVector k = t.reinterpretAsInts().sub(ROUND_BITS + 1 - EXPONENT_BIAS);
      FloatVector half = k.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
      FloatVector scaled = p.fma(half, half.sub(0.5f));
      IntVector result = scaled.add(scaled).blend(p, m.compare(EQ, 0f)).reinterpretAsInts();
      result.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats().intoArray(w, i);
    }
  }

  /** Twin of {@link ScalarMath#log1p(float)}. */
  public static void log1p(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      log1pFinite(w, i);
      FloatVector result = x.blend(fromArray(S, w, i), x.compare(LT, Float.POSITIVE_INFINITY));
      result = result.blend(x, x.compare(EQ, 0f));
      result = result.blend(Float.NaN, x.compare(LT, -1f));
      result.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, -1f)).intoArray(w, i);
    }
  }

  /** log(1 + x) of one vector, for finite x from -1 on. */
  private static void log1pFinite(float[] w, int at) {
    FloatVector x = fromArray(S, w, at);
    VectorMask<Float> large = x.compare(GT, LOG1P_LARGE);
    x = x.blend(x.mul(TWO_MINUS_64), large);
    IntVector bits = x.add(1f).reinterpretAsInts();
    IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
    IntVector biased = k.neg().add(EXPONENT_BIAS);
    FloatVector scale = biased.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
    FloatVector f = x.fma(scale, scale.sub(1f));
    FloatVector m = ((FloatVector) k.convert(I2F, 0)).add(broadcast(S, 0f).blend(64f, large));
    f.intoArray(w, at);
    logTerms(w, at);
    FloatVector p = m.fma(broadcast(S, LN2_LOW), fromArray(S, w, at));
    p = f.mul(f).fma(broadcast(S, -0.5f), p);
    m.fma(broadcast(S, LN2_HIGH), f.add(p)).intoArray(w, at);
  }

  /** log(1 + x) - x + x²/2 of one vector, for small x. */
  private static void logTerms(float[] w, int at) {
    FloatVector x = fromArray(S, w, at);
    FloatVector p = x.fma(broadcast(S, L8), broadcast(S, L7));
    p = p.fma(x, broadcast(S, L6));
    p = p.fma(x, broadcast(S, L5));
    p = p.fma(x, broadcast(S, L4));
    p = p.fma(x, broadcast(S, L3));
    p = p.fma(x, broadcast(S, L2));
    p = p.fma(x, broadcast(S, L1));
    p = p.fma(x, broadcast(S, L0));
    p.mul(x.mul(x.mul(x))).intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#sin(float)}. */
  public static void sin(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector a = x.abs();
      a.mul(0f).blend(a, a.compare(LE, CIRCLE_MAX)).intoArray(w, i);
      quarter(w, i, 0);
      IntVector sign = x.reinterpretAsInts().and(SIGN_BITS);
      IntVector result = fromArray(S, w, i).reinterpretAsInts().lanewise(XOR, sign);
      result.reinterpretAsFloats().intoArray(w, i);
    }
  }

  /** Twin of {@link ScalarMath#cos(float)}. */
  public static void cos(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector a = fromArray(S, w, i).abs();
      a.mul(0f).blend(a, a.compare(LE, CIRCLE_MAX)).intoArray(w, i);
      quarter(w, i, 1);
    }
  }

  /** The sine of a + ahead·π/2 of one vector. */
  private static void quarter(float[] w, int at, int ahead) {
    FloatVector a = fromArray(S, w, at);
    FloatVector t = a.fma(broadcast(S, TWO_OVER_PI), broadcast(S, ROUND));
    IntVector quadrant = t.reinterpretAsInts().sub(ROUND_BITS - ahead);
    FloatVector m = t.sub(ROUND);
    FloatVector r = m.fma(broadcast(S, -HALF_PI_HIGH), a);
    r = m.fma(broadcast(S, -HALF_PI_MIDDLE), r);
    r = m.fma(broadcast(S, -HALF_PI_LOW), r);
    FloatVector z = r.mul(r);
    FloatVector s = z.fma(broadcast(S, S3), broadcast(S, S2));
    s = s.fma(z, broadcast(S, S1));
    s = s.fma(z, broadcast(S, S0));
    s = s.fma(r.mul(z), r);
    r.intoArray(w, at);
    cosineNearZero(w, at);
    FloatVector c = fromArray(S, w, at);
    IntVector odd = quadrant.and(1).neg();
    IntVector even = s.reinterpretAsInts();
    IntVector chosen = even.lanewise(XOR, even.lanewise(XOR, c.reinterpretAsInts()).and(odd));
    IntVector sign = quadrant.and(2).lanewise(LSHL, 30);
    chosen.lanewise(XOR, sign).reinterpretAsFloats().intoArray(w, at);
  }

  /** The cosine of one vector, up to π/4. */
  private static void cosineNearZero(float[] w, int at) {
    FloatVector r = fromArray(S, w, at);
    FloatVector z = r.mul(r);
    FloatVector c = z.fma(broadcast(S, C2), broadcast(S, C1));
    c = c.fma(z, broadcast(S, C0));
    c = c.fma(z.mul(z), z.fma(broadcast(S, -0.5f), broadcast(S, 1f)));
    c.intoArray(w, at);
  }

  /** Twin of {@link ScalarMath#atan(float)}. */
  public static void atan(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector a = x.abs();
      VectorMask<Float> large = a.compare(GT, 1f);
      FloatVector r = a.blend(broadcast(S, 1f).div(a), large);
      FloatVector z = r.mul(r);
      FloatVector p = z.fma(broadcast(S, A8), broadcast(S, A7));
      p = p.fma(z, broadcast(S, A6));
      p = p.fma(z, broadcast(S, A5));
      p = p.fma(z, broadcast(S, A4));
      p = p.fma(z, broadcast(S, A3));
      p = p.fma(z, broadcast(S, A2));
      p = p.fma(z, broadcast(S, A1));
      p = p.fma(z, broadcast(S, A0));
      p = p.fma(r.mul(z), r);
      FloatVector rest = broadcast(S, HALF_PI_HIGH).sub(p.sub(HALF_PI_MIDDLE));
      IntVector result = p.blend(rest, large).reinterpretAsInts();
      result.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats().intoArray(w, i);
    }
  }

  /** Twin of {@link ScalarMath#round(float)}. */
  public static void round(float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = at; i < at + n; i += VL) {
      FloatVector x = fromArray(S, w, i);
      FloatVector a = x.abs();
      FloatVector integer = a.add(ROUND_MAGNITUDE).sub(ROUND_MAGNITUDE);
      IntVector result = a.blend(integer, a.compare(LT, ROUND_MAGNITUDE)).reinterpretAsInts();
      result.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats().intoArray(w, i);
    }
  }

  /**
   * Twin of {@link CounterHash#uniform}: element {@code at + l} becomes the number of index + l.
   */
  public static void uniform(int key, int index, float[] w, int at, int n) {
    if (at < 0) {
      return;
    }
    for (int i = 0; i < n; i += VL) {
      IntVector h = FloatVector.zero(S).reinterpretAsInts().addIndex(1).add(index + i);
      h = h.lanewise(XOR, key);
      h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(CounterHash.M1).add(key);
      h = h.lanewise(XOR, h.lanewise(LSHR, 15)).mul(CounterHash.M2);
      h = h.lanewise(XOR, h.lanewise(LSHR, 16)).lanewise(LSHR, 8);
      ((FloatVector) h.convert(I2F, 0)).mul(CounterHash.UNIT).intoArray(w, at + i);
    }
  }
}
