package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every form of every optimiser: double against its definition, float against double. */
class OptimizerFormsTest {
  private static final int STEPS = 6;

  @Property(tries = 200)
  void doubleRuleIsTheDefinition(@ForAll long seed) {
    for (Optimizer optimizer : Forms.ALL) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] x = {random.nextDouble(-1, 1)};
      ClosedForm expected = new ClosedForm(optimizer, x[0]);
      Optimizer.Stepper stepper = optimizer.stepper(1);
      for (int step = 1; step <= STEPS; step++) {
        double gradient = gradient(random);
        stepper.step(x, new double[] {gradient});
        assertThat(x[0])
            .as("%s, step %d", optimizer, step)
            .isCloseTo(expected.step(gradient), within(1e-12));
      }
    }
  }

  @Property(tries = 100)
  void floatRuleIsCloseToTheDoubleOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int length) {
    for (Optimizer optimizer : Forms.ALL) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] x = random.doubles(length, -1, 1).map(v -> (float) v).toArray();
      float[] single = narrow(x);
      Optimizer.DoubleRule expected = optimizer.doubleRule(length);
      Optimizer.FloatRule rule = optimizer.floatRule(length);
      int from = random.nextInt(length);
      for (int step = 1; step <= STEPS; step++) {
        double[] gradient = random.doubles(length).map(v -> gradient(random)).toArray();
        expected.begin(step, optimizer.rate());
        expected.update(x, gradient, from, length);
        rule.begin(step, optimizer.rate());
        rule.update(single, narrow(gradient), from, length);
      }
      assertClose(optimizer + " x", single, x);
      assertThat(rule.state().keySet()).isEqualTo(expected.state().keySet());
      for (Map.Entry<String, double[]> state : expected.state().entrySet()) {
        String name = state.getKey();
        assertClose(optimizer + " " + name, rule.state().get(name), state.getValue());
      }
    }
  }

  /** Away from 0, where adaptive rules magnify rounding; a float. */
  private static double gradient(SplittableRandom random) {
    return (float) (random.nextDouble(0.1, 1) * (random.nextBoolean() ? 1 : -1));
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** Six steps of some ten roundings each. */
  private static void assertClose(String what, float[] ours, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    double tolerance = 64 * Math.ulp(1f) * Math.max(1, largest);
    for (int i = 0; i < ours.length; i++) {
      assertThat((double) ours[i]).as("%s[%d]", what, i).isCloseTo(expected[i], within(tolerance));
    }
  }

  /** One gradient of usual size, of a size whose square is denormal, and none at all. */
  @ParameterizedTest
  @FieldSource("org.sinter.runtime.optim.Forms#ALL")
  void nothingStaysDenormalWithoutGradient(Optimizer optimizer) {
    for (float first : new float[] {0.5f, 1e-21f, 0}) {
      Optimizer.FloatRule rule = optimizer.floatRule(1);
      float[] x = {1};
      float[] gradient = {first};
      for (int step = 1; step <= 120_000; step++) {
        rule.begin(step, optimizer.rate());
        rule.update(x, gradient, 0, 1);
        gradient[0] = 0;
      }
      assertNotDenormal("x after " + first, x[0]);
      rule.state().forEach((name, state) -> assertNotDenormal(name + " after " + first, state[0]));
    }
  }

  private static void assertNotDenormal(String what, float value) {
    assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL)
        .as("%s is %s", what, value)
        .isTrue();
    assertThat(value).as(what).isFinite();
  }

  @ParameterizedTest
  @FieldSource("org.sinter.runtime.optim.Forms#ALL")
  void paddingStaysZero(Optimizer optimizer) {
    Optimizer.FloatRule rule = optimizer.floatRule(3);
    float[] x = {1, 0, 2};
    for (int step = 1; step <= STEPS; step++) {
      rule.begin(step, optimizer.rate());
      rule.update(x, new float[] {1, 0, -1}, 0, 3);
    }
    assertThat(x[1]).isZero();
    assertThat(x[0]).isLessThan(1);
    assertThat(x[2]).isNotEqualTo(2);
  }

  /** Rounding may make the variance of a constant gradient negative. */
  @ParameterizedTest
  @FieldSource("org.sinter.runtime.optim.Forms#ALL")
  void aConstantGradientGivesNumbers(Optimizer optimizer) {
    Optimizer.FloatRule rule = optimizer.floatRule(1);
    float[] x = {1};
    for (int step = 1; step <= 5_000; step++) {
      rule.begin(step, optimizer.rate());
      rule.update(x, new float[] {0.1f}, 0, 1);
    }
    assertThat(x[0]).isFinite();
  }
}
