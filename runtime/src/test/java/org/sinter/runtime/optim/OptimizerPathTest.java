package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Paths on f = x²/20 + y² from (-7, 2): table T3 of the acceptance suite. */
class OptimizerPathTest {
  /** After 30 steps, and the first step with f below 1e-6. */
  private record Row(Optimizer optimizer, double x, double y, double f, int settled) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(Sgd.of(0.95), -0.350392995752, 0.084782316550, 0.0133268038, 77),
          new Row(Sgd.of(0.1).withMomentum(0.9), 0.896413858494, 0.088085601715, 0.0479369635, 126),
          new Row(Sgd.of(0.1).withNesterov(0.9), 0.689614901697, -0.000679905836, 0.0237788979, 96),
          new Row(AdaGrad.of(1.5).withEpsilon(1e-7), -0.120162322314, 0, 0.000721949185, 57),
          new Row(
              RmsProp.of(0.1).withEpsilon(1e-7), -0.697420309681, 0.000000014835, 0.0243197544, 92),
          new Row(Adam.of(0.3), 0.136014617326, 0.318245388896, 0.102205126, 121));

  @TestFactory
  Stream<DynamicTest> doublePathIsThatOfTheTable() {
    return ROWS.stream()
        .map(row -> DynamicTest.dynamicTest(row.optimizer().toString(), () -> doublePath(row)));
  }

  private static void doublePath(Row row) {
    Optimizer.Stepper stepper = row.optimizer().stepper(2);
    double[] p = {-7, 2};
    int settled = 0;
    for (int step = 1; settled == 0; step++) {
      stepper.step(p, new double[] {p[0] / 10, 2 * p[1]});
      if (step == 30) {
        assertThat(p[0]).isCloseTo(row.x(), within(1e-9));
        assertThat(p[1]).isCloseTo(row.y(), within(1e-9));
        assertThat(f(p)).isCloseTo(row.f(), within(1e-9));
      }
      settled = f(p) < 1e-6 ? step : 0;
    }
    assertThat(settled).isEqualTo(row.settled());
    assertThat(stepper.steps()).isEqualTo(settled);
  }

  private static double f(double[] p) {
    return p[0] * p[0] / 20 + p[1] * p[1];
  }

  @TestFactory
  Stream<DynamicTest> floatPathIsCloseToIt() {
    return ROWS.stream()
        .map(row -> DynamicTest.dynamicTest(row.optimizer().toString(), () -> floatPath(row)));
  }

  private static void floatPath(Row row) {
    Optimizer.FloatRule rule = row.optimizer().floatRule(10);
    float[] p = new float[10];
    p[3] = -7;
    p[4] = 2;
    for (int step = 1; step <= 30; step++) {
      rule.begin(step, row.optimizer().rate());
      float[] gradient = new float[10];
      gradient[3] = p[3] / 10;
      gradient[4] = 2 * p[4];
      rule.update(p, gradient, 3, 5);
    }
    assertThat((double) p[3]).isCloseTo(row.x(), within(1e-4));
    assertThat((double) p[4]).isCloseTo(row.y(), within(1e-4));
    assertThat(p[2]).isZero();
    assertThat(p[5]).isZero();
  }

  @TestFactory
  Stream<DynamicTest> valuesWithoutGradientStayAndTheirStateDoesNotBecomeDenormal() {
    return ROWS.stream()
        .map(row -> DynamicTest.dynamicTest(row.optimizer().toString(), () -> decay(row)));
  }

  private static void decay(Row row) {
    Optimizer.FloatRule rule = row.optimizer().floatRule(1);
    float[] p = {1};
    float[] gradient = {0.5f};
    float last = 0;
    for (int step = 1; step <= 120_000; step++) {
      rule.begin(step, 1e-3);
      rule.update(p, gradient, 0, 1);
      gradient[0] = 0;
      if (step == 110_000) {
        last = p[0];
      }
    }
    assertThat(p[0]).isEqualTo(last).isFinite();
    float[] untouched = {2};
    Optimizer.FloatRule fresh = row.optimizer().floatRule(1);
    fresh.begin(1, 1e-3);
    fresh.update(untouched, new float[1], 0, 1);
    assertThat(untouched[0]).isEqualTo(2f);
  }

  @Test
  void stepperKnowsItsLength() {
    assertThatThrownBy(() -> Sgd.of(1).stepper(2).step(new double[2], new double[3]))
        .hasMessage("step: expected 2 values and gradients, was 2 and 3");
  }
}
