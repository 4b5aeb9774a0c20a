package org.sinter.runtime.support;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
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
 * hence the same bits. The width is that of the argument.
 *
 * <p>C2 must inline a call whole, else vectors are boxed. Three rules keep it able to: each method
 * stays below 325 bytecodes; there are hardly any helpers; and a helper is called before the
 * method's own work. For once some 30 vector operations are parsed, C2's {@code
 * NodeCountInliningCutoff} refuses every further method but the Vector API's own. For the same
 * reason a kernel should hold one of these calls only, and it early.
 */
@SuppressWarnings("exports") // who calls these has the module: generated code checks Simd first
public final class VectorMath {
  private VectorMath() {}

  /** Twin of {@link ScalarMath#exp(float)}. */
  public static FloatVector exp(FloatVector x) {
    VectorSpecies<Float> s = x.species();
    x = x.blend(EXP_MAX, x.compare(GT, EXP_MAX));
    x = x.blend(EXP_MIN, x.compare(LT, EXP_MIN));
    FloatVector t = x.fma(broadcast(s, LOG2_E), broadcast(s, ROUND));
    FloatVector n = t.sub(ROUND);
    FloatVector r = n.fma(broadcast(s, -LN2_HIGH), x);
    r = n.fma(broadcast(s, -LN2_LOW), r);
    FloatVector p = r.fma(broadcast(s, E4), broadcast(s, E3));
    p = p.fma(r, broadcast(s, E2));
    p = p.fma(r, broadcast(s, E1));
    p = p.fma(r, broadcast(s, E0));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector k = t.reinterpretAsInts().sub(ROUND_BITS);
    IntVector half = k.lanewise(ASHR, 1);
    IntVector rest = k.sub(half);
    return p.mul(half.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats())
        .mul(rest.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats());
  }

  /** e^x for |x| up to 87. */
  private static FloatVector expNarrow(FloatVector x) {
    VectorSpecies<Float> s = x.species();
    FloatVector t = x.fma(broadcast(s, LOG2_E), broadcast(s, ROUND));
    FloatVector n = t.sub(ROUND);
    FloatVector r = n.fma(broadcast(s, -LN2_HIGH), x);
    r = n.fma(broadcast(s, -LN2_LOW), r);
    FloatVector p = r.fma(broadcast(s, E4), broadcast(s, E3));
    p = p.fma(r, broadcast(s, E2));
    p = p.fma(r, broadcast(s, E1));
    p = p.fma(r, broadcast(s, E0));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector k = t.reinterpretAsInts().sub(ROUND_BITS).add(EXPONENT_BIAS);
    return p.mul(k.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats());
  }

  /** Twin of {@link ScalarMath#log(float)}. */
  public static FloatVector log(FloatVector x) {
    VectorMask<Float> tiny = x.compare(LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(TWO_23), tiny);
    FloatVector exponent = broadcast(x.species(), 0f).blend(-MANTISSA_BITS, tiny);
    FloatVector result = logNormal(scaled, exponent);
    result = x.blend(result, x.compare(LT, Float.POSITIVE_INFINITY));
    result = result.blend(Float.NaN, x.compare(LT, 0f));
    return result.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
  }

  /** log x + exponent·ln 2 for positive normal x. */
  private static FloatVector logNormal(FloatVector x, FloatVector exponent) {
    VectorSpecies<Float> s = x.species();
    IntVector bits = x.reinterpretAsInts();
    IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, MANTISSA_BITS);
    FloatVector f = bits.sub(k.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats().sub(1f);
    FloatVector n = ((FloatVector) k.convert(I2F, 0)).add(exponent);
    FloatVector z = f.mul(f);
    FloatVector p = f.fma(broadcast(s, L8), broadcast(s, L7));
    p = p.fma(f, broadcast(s, L6));
    p = p.fma(f, broadcast(s, L5));
    p = p.fma(f, broadcast(s, L4));
    p = p.fma(f, broadcast(s, L3));
    p = p.fma(f, broadcast(s, L2));
    p = p.fma(f, broadcast(s, L1));
    p = p.fma(f, broadcast(s, L0));
    p = n.fma(broadcast(s, LN2_LOW), p.mul(f.mul(z)));
    p = z.fma(broadcast(s, -0.5f), p);
    return n.fma(broadcast(s, LN2_HIGH), f.add(p));
  }

  /** Twin of {@link ScalarMath#tanh(float)}. */
  public static FloatVector tanh(FloatVector x) {
    VectorSpecies<Float> s = x.species();
    FloatVector a = x.abs();
    FloatVector c = a.blend(TANH_MAX, a.compare(GT, TANH_MAX));
    FloatVector e = expNarrow(c.add(c));
    FloatVector large = broadcast(s, 1f).sub(broadcast(s, 2f).div(e.add(1f)));
    FloatVector z = a.mul(a);
    FloatVector p = z.fma(broadcast(s, T4), broadcast(s, T3));
    p = p.fma(z, broadcast(s, T2));
    p = p.fma(z, broadcast(s, T1));
    p = p.fma(z, broadcast(s, T0));
    FloatVector small = p.fma(a.mul(z), a);
    IntVector result = large.blend(small, a.compare(LT, TANH_CUT)).reinterpretAsInts();
    return result.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats();
  }

  /** Twin of {@link ScalarMath#sigmoid(float)}. */
  public static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    FloatVector numerator = broadcast(x.species(), 1f).blend(e, x.compare(LT, 0f));
    return numerator.div(e.add(1f));
  }

  /** Twin of {@link ScalarMath#softplus(float)}. */
  public static FloatVector softplus(FloatVector x) {
    VectorSpecies<Float> s = x.species();
    FloatVector e = exp(x.abs().neg());
    FloatVector p = e.fma(broadcast(s, P8), broadcast(s, P7));
    p = p.fma(e, broadcast(s, P6));
    p = p.fma(e, broadcast(s, P5));
    p = p.fma(e, broadcast(s, P4));
    p = p.fma(e, broadcast(s, P3));
    p = p.fma(e, broadcast(s, P2));
    p = p.fma(e, broadcast(s, P1));
    p = p.fma(e, broadcast(s, P0));
    FloatVector line = broadcast(s, 0f).blend(x, x.compare(GT, 0f));
    return line.add(p.fma(e.mul(e), e));
  }

  /** Twin of {@link ScalarMath#erf(float)}. */
  public static FloatVector erf(FloatVector x) {
    VectorSpecies<Float> s = x.species();
    FloatVector a = x.abs();
    FloatVector tail = expNarrow(erfExponent(a));
    FloatVector z = a.mul(a);
    FloatVector p = z.fma(broadcast(s, F6), broadcast(s, F5));
    p = p.fma(z, broadcast(s, F4));
    p = p.fma(z, broadcast(s, F3));
    p = p.fma(z, broadcast(s, F2));
    p = p.fma(z, broadcast(s, F1));
    p = p.fma(z, broadcast(s, F0));
    FloatVector small = p.fma(a, a);
    FloatVector large = broadcast(s, 1f).sub(tail);
    IntVector result = large.blend(small, a.compare(LT, ERF_CUT)).reinterpretAsInts();
    return result.or(x.reinterpretAsInts().and(SIGN_BITS)).reinterpretAsFloats();
  }

  /** log(1 - erf a) for a from {@link FloatTerms#ERF_CUT} on. */
  private static FloatVector erfExponent(FloatVector a) {
    VectorSpecies<Float> s = a.species();
    FloatVector c = a.blend(ERF_MAX, a.compare(GT, ERF_MAX));
    FloatVector g = c.fma(broadcast(s, G6), broadcast(s, G5));
    g = g.fma(c, broadcast(s, G4));
    g = g.fma(c, broadcast(s, G3));
    g = g.fma(c, broadcast(s, G2));
    g = g.fma(c, broadcast(s, G1));
    g = g.fma(c, broadcast(s, G0));
    return g.neg();
  }

  /**
   * Twin of {@link CounterHash#uniform}: lane l holds the number of index + l.
   *
   * @param species width of the result
   * @param index index of lane 0
   */
  public static FloatVector uniform(VectorSpecies<Float> species, int key, int index) {
    IntVector h = FloatVector.zero(species).reinterpretAsInts().addIndex(1).add(index);
    h = h.lanewise(XOR, key);
    h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(CounterHash.M1).add(key);
    h = h.lanewise(XOR, h.lanewise(LSHR, 15)).mul(CounterHash.M2);
    h = h.lanewise(XOR, h.lanewise(LSHR, 16)).lanewise(LSHR, 8);
    return ((FloatVector) h.convert(I2F, 0)).mul(CounterHash.UNIT);
  }
}
