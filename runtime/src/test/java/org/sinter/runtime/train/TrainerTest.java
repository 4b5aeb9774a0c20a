package org.sinter.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.DrawnDigits;
import org.sinter.runtime.fixture.Perceptron;
import org.sinter.runtime.fixture.PerceptronNet;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.Schedule;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.support.Instance;

class TrainerTest {
  private static final Dataset DATA = DrawnDigits.of(300, 1);

  @Test
  void trainingLowersTheLossAndCountsSteps() {
    PerceptronNet network = PerceptronNet.create(1);
    double before = Trainer.of(network).evaluate(DATA).loss();
    History history = Trainer.of(network).data(DATA).validation(DATA).batchSize(32).epochs(3).fit();
    assertThat(history.epochs()).hasSize(3);
    assertThat(history.last().validation().orElseThrow().loss()).isLessThan(before * 0.8);
    assertThat(history.last().examplesPerSecond()).isPositive();
    assertThat(Instance.of(network).step()).isEqualTo(3 * 10);
    assertThat(Networks.of(network).parameters().version()).isEqualTo(30);
  }

  @Test
  void sameSeedGivesSameBits() {
    float[] first = trained(9);
    assertThat(trained(9)).isEqualTo(first);
    assertThat(trained(10)).isNotEqualTo(first);
  }

  private static float[] trained(long seed) {
    Perceptron network = PerceptronNet.create(1);
    Trainer.of(network).data(DATA).seed(seed).schedule(Schedule.cosine()).fit();
    return Networks.of(network).parameters().get("hidden.weight");
  }

  @Test
  void evaluationIsTheMeanOverExamplesWhateverTheBatchSize() {
    PerceptronNet network = PerceptronNet.create(3);
    Evaluation one = Trainer.of(network).batchSize(1).evaluate(DATA.take(50));
    Evaluation many = Trainer.of(network).batchSize(17).evaluate(DATA.take(50));
    assertThat(many.examples()).isEqualTo(50);
    assertThat(many.accuracy()).isEqualTo(one.accuracy());
    assertThat(many.loss()).isCloseTo(one.loss(), org.assertj.core.api.Assertions.within(1e-5));
    assertThat(one.accuracy()).hasValue(accuracy(network, DATA.take(50)));
  }

  private static double accuracy(Perceptron network, Dataset data) {
    int right = 0;
    for (int i = 0; i < data.size(); i++) {
      float[] p = network.read(data.floats("image", i));
      int best = 0;
      for (int c = 1; c < p.length; c++) {
        best = p[c] > p[best] ? c : best;
      }
      right += best == data.label("label", i) ? 1 : 0;
    }
    return (double) right / data.size();
  }

  @Test
  void listenersHearEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void begins(int epochs, int stepsPerEpoch) {
            heard.add("begins " + epochs + " x " + stepsPerEpoch);
          }

          @Override
          public void step(int epoch, int step, double loss) {
            heard.add("step " + epoch + "." + step);
          }

          @Override
          public void epoch(History.Epoch epoch) {
            heard.add("epoch " + epoch.number());
          }

          @Override
          public void ends(History history) {
            heard.add("ends " + history.epochs().size());
          }
        };
    Trainer.of(PerceptronNet.create(1))
        .data(DATA.take(100))
        .batchSize(64)
        .epochs(2)
        .listener(listener)
        .fit();
    assertThat(heard)
        .containsExactly(
            "begins 2 x 2",
            "step 1.1",
            "step 1.2",
            "epoch 1",
            "step 2.1",
            "step 2.2",
            "epoch 2",
            "ends 2");
  }

  @Test
  void divergenceNamesEpochAndStepAndChangesNothing() {
    PerceptronNet network = PerceptronNet.create(1);
    Parameters parameters = Networks.of(network).parameters();
    parameters.set("logits.bias", new float[] {Float.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    float[] before = parameters.values().clone();
    assertThatThrownBy(() -> Trainer.of(network).data(DATA).optimizer(Sgd.of(0.1)).fit())
        .isInstanceOf(DivergedException.class)
        .hasMessage("Perceptron: epoch 1, step 1: the loss is NaN; try a smaller learning rate");
    assertThat(parameters.values()).isEqualTo(before);
  }

  @Test
  void mismatchesOfDataAndNetworkAreToldBeforeTheFirstStep() {
    Dataset images = Dataset.of().with("image", new byte[2 * 784], 784);
    fails(images, "Perceptron: the data set has no column label; it has [image]");
    fails(
        Dataset.of().with("image", new byte[2 * 100], 100).with("label", new int[2]),
        "Perceptron: column image: expected 784 values per example for shape [784], was 100");
    fails(
        images.with("label", new float[2], 1),
        "Perceptron: column label: expected INT32, was FLOAT32");
    fails(
        images.with("label", new int[] {3, 10}),
        "Perceptron: column label: value 10 at index 1 is outside 0..9");
    fails(images.with("label", new int[2]).take(0), "Perceptron: the data set has no examples");
  }

  private static void fails(Dataset data, String message) {
    PerceptronNet network = PerceptronNet.create(1);
    assertThatThrownBy(() -> Trainer.of(network).data(data).fit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(Instance.of(network).step()).isZero();
  }

  @Test
  void settingsAreChecked() {
    Trainer trainer = Trainer.of(PerceptronNet.create(1));
    assertThatThrownBy(() -> trainer.epochs(0)).hasMessage("epochs: expected at least 1, was 0");
    assertThatThrownBy(() -> trainer.batchSize(-1))
        .hasMessage("batch size: expected at least 1, was -1");
    assertThatThrownBy(trainer::fit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no data: call data(...) before fit()");
    assertThatThrownBy(() -> trainer.data(DATA).entry("learn").fit())
        .hasMessageContaining("expected one training entry point learn, was 0 of [read, <train>");
    assertThatThrownBy(() -> Trainer.of("digits"))
        .hasMessage("java.lang.String is not a network compiled by Sinter");
  }

  @Test
  void aSmallNetworkLearnsTheDrawnDigits() {
    PerceptronNet network = PerceptronNet.create(4);
    History history =
        Trainer.of(network)
            .data(DrawnDigits.of(12_000, 5))
            .validation(DrawnDigits.of(2_000, 6))
            .optimizer(Adam.of(2e-3))
            .schedule(Schedule.cosine())
            .epochs(8)
            .fit();
    double accuracy = history.last().validation().orElseThrow().accuracy().orElseThrow();
    assertThat(accuracy).isGreaterThan(0.97);
  }
}
