package org.sinter.runtime.support;

import static org.sinter.runtime.support.VectorTransposition.SIDE;

import java.util.List;
import java.util.Locale;
import org.sinter.runtime.NetworkInfo;

/**
 * Methods with vectors that the kernels of all networks share, to be warmed up beside them.
 *
 * <p>Each names all the methods that it is made of: from within a compiled caller a call that does
 * nothing is not counted, for there is nothing left of it.
 */
public enum VectorRoutine {
  TRANSPOSITION(
      2 * SIDE * SIDE,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorTransposition.run(VectorMath.VL, SIDE, SIDE, w, s, SIDE, w, s + SIDE * SIDE, SIDE);
        }
      }),
  EXP(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.exp(w, s, 1);
        }
      }),
  LOG(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.log(w, s, 1);
          VectorMath.logPositive(w, s);
          VectorMath.logTerms(w, s);
        }
      }),
  TANH(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.tanh(w, s, 1);
          VectorMath.expNarrow(w, s);
        }
      }),
  SIGMOID(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.sigmoid(w, s, 1);
          VectorMath.exp(w, s, 1);
          VectorMath.expLoss(w, s);
        }
      }),
  SOFTPLUS(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.softplus(w, s, 1);
          VectorMath.exp(w, s, 1);
        }
      }),
  ERF(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.erf(w, s, 1);
          VectorMath.erfExponent(w, s);
          VectorMath.expNarrow(w, s);
        }
      }),
  EXPM1(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.expm1(w, s, 1);
        }
      }),
  LOG1P(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.log1p(w, s, 1);
          VectorMath.log1pFinite(w, s);
          VectorMath.logTerms(w, s);
        }
      }),
  SIN(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.sin(w, s, 1);
          VectorMath.quarter(w, s, 0);
          VectorMath.cosineNearZero(w, s);
        }
      }),
  COS(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.cos(w, s, 1);
          VectorMath.quarter(w, s, 0);
          VectorMath.cosineNearZero(w, s);
        }
      }),
  ATAN(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.atan(w, s, 1);
        }
      }),
  ROUND(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.round(w, s, 1);
        }
      }),
  UNIFORM(
      VectorMath.WIDEST,
      (w, s, n) -> {
        for (int i = 0; i < n; i++) {
          VectorMath.uniform(0, 0, w, s, 1);
        }
      });

  /** Calls of the methods, n each. */
  @FunctionalInterface
  private interface Body {
    void run(float[] workspace, int s, int n);
  }

  private final int length;
  private final Body body;

  VectorRoutine(int length, Body body) {
    this.length = length;
    this.body = body;
  }

  /**
   * What {@link WarmUp} calls.
   *
   * @param entries the numbers of the entry points that run it
   */
  public WarmUp.Call call(List<Integer> entries) {
    return new WarmUp.Call(
        name().toLowerCase(Locale.ROOT),
        entries,
        NetworkInfo.LEAD_IN + length,
        (w, _, _, s, n) -> body.run(w, s, n));
  }
}
