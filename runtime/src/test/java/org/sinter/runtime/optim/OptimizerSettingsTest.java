package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused, and with which words. */
class OptimizerSettingsTest {
  /**
   * One setting of one optimiser.
   *
   * @param bound what is expected
   * @param bad the number just outside
   */
  private record Setting(String name, String bound, double bad, DoubleFunction<Optimizer> maker) {
    static Setting positive(String name, DoubleFunction<Optimizer> maker) {
      return new Setting(name, "a number above 0", 0, maker);
    }

    static Setting notNegative(String name, DoubleFunction<Optimizer> maker) {
      return new Setting(name, "0 or a number above", -1e-9, maker);
    }

    static Setting decay(String name, DoubleFunction<Optimizer> maker) {
      return new Setting(name, "0 to below 1", 1, maker);
    }
  }

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.positive("rate", Sgd::of),
          Setting.decay("momentum", v -> Sgd.of(1).withMomentum(v)),
          Setting.decay("momentum", v -> Sgd.of(1).withNesterov(v)),
          Setting.decay("dampening", v -> Sgd.of(1).withMomentum(0.9, v)),
          Setting.notNegative("weightDecay", v -> Sgd.of(1).withWeightDecay(v)),
          Setting.positive("rate", Adam::of),
          Setting.decay("beta1", v -> Adam.of(1).withBetas(v, 0.9)),
          Setting.decay("beta2", v -> Adam.of(1).withBetas(0.9, v)),
          Setting.positive("epsilon", v -> Adam.of(1).withEpsilon(v)),
          Setting.notNegative("weightDecay", v -> Adam.of(1).withWeightDecay(v)),
          Setting.positive("rate", AdamW::of),
          Setting.decay("beta1", v -> AdamW.of(1).withBetas(v, 0.9)),
          Setting.decay("beta2", v -> AdamW.of(1).withBetas(0.9, v)),
          Setting.positive("epsilon", v -> AdamW.of(1).withEpsilon(v)),
          Setting.notNegative("weightDecay", v -> AdamW.of(1).withWeightDecay(v)),
          Setting.positive("rate", RmsProp::of),
          Setting.decay("alpha", v -> RmsProp.of(1).withAlpha(v)),
          Setting.positive("epsilon", v -> RmsProp.of(1).withEpsilon(v)),
          Setting.decay("momentum", v -> RmsProp.of(1).withMomentum(v)),
          Setting.notNegative("weightDecay", v -> RmsProp.of(1).withWeightDecay(v)),
          Setting.positive("rate", AdaGrad::of),
          Setting.notNegative("rateDecay", v -> AdaGrad.of(1).withRateDecay(v)),
          Setting.notNegative("weightDecay", v -> AdaGrad.of(1).withWeightDecay(v)),
          Setting.positive("epsilon", v -> AdaGrad.of(1).withEpsilon(v)));

  @TestFactory
  Stream<DynamicTest> whatIsOutOfRangeIsNamed() {
    return SETTINGS.stream()
        .flatMap(
            setting ->
                Stream.of(setting.bad(), -1.0, Double.NaN, Double.POSITIVE_INFINITY)
                    .map(
                        bad ->
                            DynamicTest.dynamicTest(
                                name(setting, bad), () -> refused(setting, bad))));
  }

  private static String name(Setting setting, double bad) {
    return setting.maker().apply(0.5).getClass().getSimpleName() + " " + setting.name() + " " + bad;
  }

  private static void refused(Setting setting, double bad) {
    assertThatThrownBy(() -> setting.maker().apply(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s: expected %s, was %s".formatted(setting.name(), setting.bound(), bad));
  }

  @Test
  void momentumGoesWithItsOwnSettingsOnly() {
    assertThatThrownBy(() -> Sgd.of(1).withMomentum(0, 0.3))
        .hasMessage("dampening: expected 0 without momentum, was 0.3");
    assertThatThrownBy(() -> Sgd.of(1).withNesterov(0))
        .hasMessage(
            "nesterov: expected a momentum above 0 and no dampening, was momentum 0.0 and dampening"
                + " 0.0");
    assertThatThrownBy(() -> new Sgd(1, 0.9, 0.1, true, 0))
        .hasMessageEndingWith("was momentum 0.9 and dampening 0.1");
    assertThat(Sgd.of(1).withMomentum(0.9, 0.3).withNesterov(0.8))
        .isEqualTo(new Sgd(1, 0.8, 0, true, 0));
  }

  @Test
  void settersKeepTheOthers() {
    assertThat(Sgd.of(1).withWeightDecay(2).withMomentum(0.5, 0.1).withWeightDecay(3))
        .isEqualTo(new Sgd(1, 0.5, 0.1, false, 3));
    assertThat(Adam.of(1).withAmsgrad().withWeightDecay(2).withEpsilon(3).withBetas(0.4, 0.5))
        .isEqualTo(new Adam(1, 0.4, 0.5, 3, 2, true));
    assertThat(AdamW.of(1).withAmsgrad().withWeightDecay(2).withEpsilon(3).withBetas(0.4, 0.5))
        .isEqualTo(new AdamW(1, 0.4, 0.5, 3, 2, true));
    assertThat(
            RmsProp.of(1)
                .withCentering()
                .withWeightDecay(2)
                .withMomentum(0.3)
                .withEpsilon(4)
                .withAlpha(0.5))
        .isEqualTo(new RmsProp(1, 0.5, 4, 0.3, 2, true));
    assertThat(AdaGrad.of(1).withEpsilon(2).withWeightDecay(3).withRateDecay(4))
        .isEqualTo(new AdaGrad(1, 4, 3, 2));
  }
}
