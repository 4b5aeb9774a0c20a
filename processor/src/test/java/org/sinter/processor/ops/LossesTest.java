package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/** Values from tables, and what losses do where a careless formula overflows. */
class LossesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private record Result(double loss, DenseTensor gradient) {}

  private static Result of(
      String loss, Attributes attributes, double[][] prediction, double[] label, int classes) {
    int n = prediction.length;
    int k = prediction[0].length;
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(k));
    boolean indices = classes > 0;
    Value t =
        indices
            ? build.label("t", classes, Shape.batchOf())
            : build.input("t", Shape.batchOf(label.length / n));
    Graph graph = build.primitives(Mode.TRAINING, build.op("loss", loss, attributes, x, t));
    Graph gradient = GradientCheck.differentiate(graph, List.of("x"));
    double[] flat = Arrays.stream(prediction).flatMapToDouble(Arrays::stream).toArray();
    Map<String, DenseTensor> sources =
        Map.of(
            "x", new DenseTensor(new int[] {n, k}, flat),
            "t", new DenseTensor(indices ? new int[] {n} : new int[] {n, label.length / n}, label));
    Map<String, DenseTensor> values =
        Reference.outputs(gradient, Numbers.evaluation(Map.of("N", n), sources));
    return new Result(values.get("loss").values()[0], values.get("d_x"));
  }

  private static DenseTensor softmax(double... x) {
    Build build = new Build();
    Value y = build.op("y", "softmax", Attributes.none(), build.input("x", Shape.of(x.length)));
    Graph graph = build.primitives(Mode.INFERENCE, y);
    DenseTensor given = new DenseTensor(new int[] {x.length}, x);
    return Reference.outputs(graph, Numbers.evaluation(Map.of("x", given))).get("y");
  }

  @Test
  void softmaxOfLargeLogitsIsThatOfTheirDifferences() {
    assertThat(softmax(1010, 1000, 990).values())
        .containsExactly(new double[] {0.99995460, 4.5397869e-5, 2.06106e-9}, within(1e-9));
    assertThat(softmax(1e4, -1e4).values()).containsExactly(1, 0);
    assertThat(softmax(5, 5, 5, 5).values()).containsOnly(0.25);
    assertThat(softmax(0, Double.NEGATIVE_INFINITY).values()).containsExactly(1, 0);
  }

  @Test
  void crossEntropyOfIndicesIsTheLogOfThatProbability() {
    double[] y = {.1, .05, .6, 0, .05, .1, 0, .1, 0, 0};
    double[] logits = Arrays.stream(y).map(Math::log).toArray();
    Result result =
        of("cross_entropy", Attributes.none(), new double[][] {logits}, new double[] {2}, 10);
    assertThat(result.loss).isCloseTo(0.5108256, within(1e-7));
    double[] expected = y.clone();
    expected[2] -= 1;
    assertThat(result.gradient.values()).containsExactly(expected, within(1e-12));
  }

  @Test
  void crossEntropyIsFiniteAtExtremeLogits() {
    double[][] logits = {{1e4, -1e4, 0}, {1e4, -1e4, 0}, {7, 7, 7}};
    Result result = of("cross_entropy", Attributes.none(), logits, new double[] {0, 1, 2}, 3);
    assertThat(result.loss).isCloseTo((0 + 2e4 + Math.log(3)) / 3, within(1e-9));
    double third = 1.0 / 3;
    assertThat(result.gradient.values())
        .containsExactly(
            new double[] {0, 0, 0, third, -third, 0, third / 3, third / 3, third / 3 - third},
            within(1e-12));
  }

  @Test
  void aClassThatCannotBeCostsNothingUnlessItIsTheLabel() {
    double[][] logits = {{1, Double.NEGATIVE_INFINITY, 1}};
    Result index = of("cross_entropy", Attributes.none(), logits, new double[] {0}, 3);
    assertThat(index.loss).isCloseTo(Math.log(2), within(1e-12));
    assertThat(index.gradient.values()).containsExactly(new double[] {-0.5, 0, 0.5}, within(1e-12));
    Result soft = of("cross_entropy", Attributes.none(), logits, new double[] {0.25, 0, 0.75}, 0);
    assertThat(soft.loss).isCloseTo(Math.log(2), within(1e-12));
    assertThat(soft.gradient.values())
        .containsExactly(new double[] {0.25, 0, -0.25}, within(1e-12));
    assertThat(of("cross_entropy", Attributes.none(), logits, new double[] {1}, 3).loss)
        .isEqualTo(INFINITY);
    assertThat(of("cross_entropy", Attributes.none(), logits, new double[] {0.5, 0.5, 0}, 0).loss)
        .isEqualTo(INFINITY);
  }

  @Test
  void crossEntropyOfDistributionsIsSoftmaxMinusTarget() {
    double[][] logits = {{0.3, -1, 2}, {1e4, 0, -1e4}};
    double[] labels = {0.2, 0.5, 0.3, 0.1, 0.6, 0.3};
    Result result =
        of("cross_entropy", Attributes.none().with("reduction", "SUM"), logits, labels, 0);
    for (int n = 0; n < 2; n++) {
      double[] p = softmax(logits[n]).values();
      for (int c = 0; c < 3; c++) {
        assertThat(result.gradient.values()[3 * n + c])
            .isCloseTo(p[c] - labels[3 * n + c], within(1e-12));
      }
    }
  }

  @Test
  void binaryCrossEntropyIsSigmoidMinusTarget() {
    double x = Math.log(0.8 / 0.2);
    Result result =
        of(
            "binary_cross_entropy",
            Attributes.none().with("reduction", "SUM"),
            new double[][] {{x}, {1e4}, {-1e4}, {1e4}},
            new double[] {1, 1, 0, 0},
            2);
    assertThat(result.loss).isCloseTo(0.2231435513 + 1e4, within(1e-9));
    assertThat(result.gradient.values())
        .containsExactly(new double[] {-0.2, 0, 0, 1}, within(1e-12));
  }

  @Test
  void squaredErrorIsTheMeanOverElementsAndExamples() {
    double[] y = {.1, .05, .6, 0, .05, .1, 0, .1, 0, 0};
    double[] t = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    double[][] rows = {y};
    assertThat(of("mean_squared_error", Attributes.none(), rows, t, 0).loss)
        .isCloseTo(0.0195, within(1e-15));
    Attributes sum = Attributes.none().with("reduction", "SUM");
    assertThat(of("mean_squared_error", sum, rows, t, 0).loss / 2).isCloseTo(0.0975, within(1e-15));
  }

  @Test
  void anExampleOfWeightTwoIsOneThatOccursTwice() {
    double[][] three = {{0.3, -1}, {1, 2}, {1, 2}};
    double repeated = of("cross_entropy", Attributes.none(), three, new double[] {0, 1, 1}, 2).loss;
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(2));
    Value t = build.label("t", 2, Shape.batchOf());
    Value w = build.input("w", Shape.batchOf());
    Graph graph =
        build.primitives(
            Mode.TRAINING, build.op("loss", "cross_entropy", Attributes.none(), x, t, w));
    Map<String, DenseTensor> sources =
        Map.of(
            "x", new DenseTensor(new int[] {2, 2}, new double[] {0.3, -1, 1, 2}),
            "t", new DenseTensor(new int[] {2}, new double[] {0, 1}),
            "w", new DenseTensor(new int[] {2}, new double[] {1, 2}));
    assertThat(
            Reference.outputs(graph, Numbers.evaluation(Map.of("N", 2), sources))
                .get("loss")
                .values()[0])
        .isCloseTo(repeated, within(1e-14));
  }

  @Test
  void softplusKeepsItsDigitsFarFromZero() {
    Softplus softplus = new Softplus();
    assertThat(Exprs.evaluate(softplus.body(), -40)).isCloseTo(Math.exp(-40), within(1e-30));
    assertThat(Exprs.evaluate(softplus.body(), 1e4)).isEqualTo(1e4);
    assertThat(Exprs.evaluate(softplus.body(), -1e4)).isEqualTo(0);
    assertThat(Exprs.evaluate(softplus.body(), INFINITY)).isEqualTo(INFINITY);
  }

  @Test
  void eluNeverMultipliesZeroByInfinity() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(4));
    Graph graph = build.build(build.op("y", new Elu(1), x));
    Graph gradient =
        ReverseMode.differentiate(graph, graph.output("y"), List.of(new Graph.Output("d_x", x)));
    DenseTensor given = new DenseTensor(new int[] {4}, new double[] {1e4, -1e4, 800, -800});
    assertThat(
            Reference.outputs(gradient, Numbers.evaluation(Map.of("x", given))).get("d_x").values())
        .containsExactly(1, 0, 1, 0);
  }

  @Test
  void divergencesOfThreeClasses() {
    double[] p = {.36, .48, .16};
    double third = 1.0 / 3;
    double[] uniform = {third, third, third};
    double[][] logs = {{Math.log(third), Math.log(third), Math.log(third)}};
    Attributes sum = Attributes.none().with("reduction", "SUM");
    assertThat(of("kullback_leibler", sum, logs, p, 0).loss).isCloseTo(0.085299601, within(1e-9));
    assertThat(of("jensen_shannon", sum, new double[][] {p}, uniform, 0).loss)
        .isCloseTo(0.022459860, within(1e-9));
    Result apart =
        of("jensen_shannon", sum, new double[][] {{1, 0, 0}}, new double[] {0, 0.5, 0.5}, 0);
    assertThat(apart.loss).isCloseTo(Math.log(2), within(1e-12));
    assertThat(apart.gradient.values()).containsExactly(Math.log(2) / 2, 0, 0);
    assertThat(of("gaussian_kl", sum, new double[][] {{1}}, new double[] {0}, 0).loss)
        .isEqualTo(0.5);
  }

  @Test
  void binaryCrossEntropyOfProbabilitiesIsFiniteAtTheEnds() {
    Attributes sum = Attributes.none().with("reduction", "SUM").with("probabilities", true);
    double[][] p = {{0.8}, {0}, {1}, {1}};
    Result result = of("binary_cross_entropy", sum, p, new double[] {1, 1, 1, 0}, 2);
    assertThat(result.loss).isCloseTo(0.2231435513 + 100 + 0 + 100, within(1e-9));
    assertThat(result.gradient.values())
        .containsExactly(new double[] {-1.25, -1e12, 0, 1e12}, within(1e-3));
  }

  @Test
  void theMeanOfClassWeightsDividesByThoseOfTheLabels() {
    double[][] logits = {{0.3, -1, 2}, {1, 0, 0.5}};
    Attributes weights = Attributes.none().with("classWeights", List.of(3.0, 1.0, 0.0));
    double first = of("cross_entropy", Attributes.none(), logits, new double[] {0, 0}, 3).loss;
    double kept =
        of("cross_entropy", Attributes.none(), new double[][] {logits[1]}, new double[] {1}, 3)
            .loss;
    assertThat(of("cross_entropy", weights, logits, new double[] {0, 0}, 3).loss)
        .isCloseTo(first, within(1e-14));
    assertThat(of("cross_entropy", weights, logits, new double[] {2, 1}, 3).loss)
        .isCloseTo(kept, within(1e-14));
  }

  @Test
  void aSmoothedLabelIsADistribution() {
    double[][] logits = {{0.3, -1, 2, 0}};
    Attributes smooth = Attributes.none().with("smoothing", 0.2);
    double[] label = {0.05, 0.85, 0.05, 0.05};
    Result index = of("cross_entropy", smooth, logits, new double[] {1}, 4);
    Result soft = of("cross_entropy", Attributes.none(), logits, label, 0);
    assertThat(index.loss).isCloseTo(soft.loss, within(1e-14));
    assertThat(index.gradient.values()).containsExactly(soft.gradient.values(), within(1e-14));
  }

  @Test
  void withoutReductionEveryElementIsThere() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(2));
    Value t = build.input("t", Shape.batchOf(2));
    Value w = build.input("w", Shape.batchOf());
    Attributes none = Attributes.none().with("reduction", "NONE");
    Value y = build.op("y", "mean_absolute_error", none, x, t, w);
    assertThat(y.shape()).isEqualTo(Shape.batchOf(2));
    Map<String, DenseTensor> sources =
        Map.of(
            "x", new DenseTensor(new int[] {2, 2}, new double[] {1, 2, 3, 4}),
            "t", new DenseTensor(new int[] {2, 2}, new double[] {1, 1, 1, 1}),
            "w", new DenseTensor(new int[] {2}, new double[] {1, 10}));
    Graph graph = build.primitives(Mode.TRAINING, y);
    assertThat(
            Reference.outputs(graph, Numbers.evaluation(Map.of("N", 2), sources)).get("y").values())
        .containsExactly(0, 1, 20, 30);
  }

  @Test
  void lossesOfScoresAreFiniteAtExtremes() {
    double[][] scores = {{1e4}, {-1e4}};
    double[] labels = {-1, 1};
    Attributes sum = Attributes.none().with("reduction", "SUM");
    for (String loss : List.of("soft_margin", "hinge", "log_cosh", "huber", "smooth_l1")) {
      Result result = of(loss, sum, scores, labels, 0);
      assertThat(result.loss).as(loss).isCloseTo(2e4, within(3.0));
      assertThat(result.gradient.values()).containsExactly(new double[] {1, -1}, within(1e-12));
    }
  }
}
