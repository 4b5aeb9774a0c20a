package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;
import org.sinter.runtime.support.CounterHash;

/** Random operators by their moments, counts and correlations, over the runtime's own numbers. */
class RandomNumbersTest {
  private static final int COUNT = 100_000;

  private static double[] sample(String op, Attributes attributes, long seed, long step) {
    return sample(op, attributes, Mode.INFERENCE, Shape.of(COUNT), seed, step);
  }

  /** What the operator makes of ones. */
  private static double[] sample(
      String op, Attributes attributes, Mode mode, Shape shape, long seed, long step) {
    Build build = new Build();
    Value ones = build.op("x", new Splat(1, new TensorType(ElementType.FLOAT64, shape)));
    var graph = build.primitives(mode, build.op("y", op, attributes, ones));
    Evaluation evaluation =
        new Evaluation(
            Map.of(),
            Map.of(),
            (node, i) -> CounterHash.uniform(CounterHash.key(seed, step, node), i));
    return Reference.outputs(graph, evaluation).get("y").values();
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double moment(double[] x, int power) {
    double mean = mean(x);
    return Arrays.stream(x).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
  }

  private static double correlation(double[] x, double[] y) {
    double mx = mean(x);
    double my = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - mx) * (y[i] - my);
    }
    return sum / x.length / Math.sqrt(moment(x, 2) * moment(y, 2));
  }

  /** The normal distribution function. */
  private static double cumulative(double x) {
    return 0.5 * (1 + UnaryOp.ERF.apply(x / Math.sqrt(2)));
  }

  /** Chi square over 100 classes of equal probability: 99 degrees of freedom, 134.6 at 1%. */
  private static void isUniform(double[] x) {
    int[] counts = new int[100];
    for (double v : x) {
      counts[(int) (v * 100)]++;
    }
    double expected = x.length / 100.0;
    double chi =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chi).isBetween(69.0, 134.6);
  }

  @Test
  void bernoulliNumbersAreOneAsOftenAsTheyShould() {
    double[] x = sample("bernoulli", Attributes.none().with("p", 0.3), 1, 0);
    assertThat(x).containsOnly(0, 1);
    assertThat(mean(x)).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / COUNT)));
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    double[] x = sample("uniform", Attributes.none().with("low", -2.0).with("high", 3.0), 2, 0);
    isUniform(Arrays.stream(x).map(v -> (v + 2) / 5).toArray());
  }

  @Test
  void normalNumbersHaveTheMomentsAndTheShapeOfTheirDistribution() {
    Attributes none = Attributes.none();
    double[] x = sample("normal", none, 3, 0);
    assertThat(mean(x)).isCloseTo(0, within(4 / Math.sqrt(COUNT)));
    assertThat(moment(x, 2)).isCloseTo(1, within(4 * Math.sqrt(2.0 / COUNT)));
    assertThat(moment(x, 3)).isCloseTo(0, within(4 * Math.sqrt(15.0 / COUNT)));
    assertThat(moment(x, 4)).isCloseTo(3, within(4 * Math.sqrt(96.0 / COUNT)));
    isUniform(Arrays.stream(x).map(RandomNumbersTest::cumulative).toArray());
    double[] scaled = sample("normal", none.with("mean", 5.0).with("deviation", 0.5), 3, 0);
    assertThat(mean(scaled)).isCloseTo(5, within(4 * 0.5 / Math.sqrt(COUNT)));
    assertThat(moment(scaled, 2)).isCloseTo(0.25, within(0.005));
  }

  @Test
  void theInverseIsGoodToSinglePrecision() {
    double[] u = sample("uniform", Attributes.none(), 4, 0);
    double[] x = sample("normal", Attributes.none(), 4, 0);
    for (int i = 0; i < COUNT; i++) {
      double middle = u[i] + 0x1p-25;
      assertThat(cumulative(x[i])).isCloseTo(middle, within(1e-6));
    }
  }

  @Test
  void neighbouringPlacesSeedsAndStepsAreNotCorrelated() {
    double[] x = sample("normal", Attributes.none(), 5, 7);
    double bound = 4 / Math.sqrt(COUNT);
    assertThat(correlation(Arrays.copyOf(x, COUNT - 1), Arrays.copyOfRange(x, 1, COUNT)))
        .isCloseTo(0, within(bound));
    assertThat(correlation(x, sample("normal", Attributes.none(), 6, 7)))
        .isCloseTo(0, within(bound));
    assertThat(correlation(x, sample("normal", Attributes.none(), 5, 8)))
        .isCloseTo(0, within(bound));
  }

  @Test
  void dropoutDropsAsOftenAsItShouldAndKeepsTheMean() {
    Attributes third = Attributes.none().with("rate", 0.3);
    double[] x = sample("dropout", third, Mode.TRAINING, Shape.of(COUNT), 8, 0);
    assertThat(x).containsOnly(0, 1 / 0.7);
    assertThat(mean(x)).isCloseTo(1, within(4 * Math.sqrt(0.3 / 0.7 / COUNT)));
    double bound = 4 / Math.sqrt(COUNT);
    assertThat(correlation(Arrays.copyOf(x, COUNT - 1), Arrays.copyOfRange(x, 1, COUNT)))
        .isCloseTo(0, within(bound));
    double[] next = sample("dropout", third, Mode.TRAINING, Shape.of(COUNT), 8, 1);
    assertThat(correlation(x, next)).isCloseTo(0, within(bound));
    assertThat(sample("dropout", third, 8, 0)).containsOnly(1);
  }

  @Test
  void spatialDropoutDropsWholeChannels() {
    Attributes half = Attributes.none().with("rate", 0.5);
    int channels = COUNT / 4;
    double[] x = sample("spatial_dropout", half, Mode.TRAINING, Shape.of(4, channels), 9, 0);
    double[] first = Arrays.copyOf(x, channels);
    for (int position = 1; position < 4; position++) {
      assertThat(Arrays.copyOfRange(x, position * channels, (position + 1) * channels))
          .isEqualTo(first);
    }
    assertThat(first).containsOnly(0, 2);
    assertThat(mean(first)).isCloseTo(1, within(4 / Math.sqrt(channels)));
  }

  @Test
  void noiseIsAddedInTrainingAlone() {
    Attributes tenth = Attributes.none().with("deviation", 0.1);
    double[] x = sample("gaussian_noise", tenth, Mode.TRAINING, Shape.of(COUNT), 10, 0);
    assertThat(mean(x)).isCloseTo(1, within(4 * 0.1 / Math.sqrt(COUNT)));
    assertThat(moment(x, 2)).isCloseTo(0.01, within(4 * 0.01 * Math.sqrt(2.0 / COUNT)));
    isUniform(Arrays.stream(x).map(v -> cumulative((v - 1) / 0.1)).toArray());
    assertThat(sample("gaussian_noise", tenth, 10, 0)).containsOnly(1);
  }
}
