package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.runtime.support.Instance;

/** Examples that textbooks and lecture notes work out, to the digits that they print. */
class PublishedExamplesTest {
  private static final double[] GUIDE_IMAGE = {
    3, 3, 2, 1, 0, 0, 0, 1, 3, 1, 3, 1, 2, 2, 3, 2, 0, 0, 2, 2, 2, 0, 0, 0, 1
  };

  /** Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.1. */
  @TestFactory
  Stream<DynamicTest> exclusiveOr() {
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("x", new double[] {0, 0, 0, 1, 1, 0, 1, 1});
    values.put("h.weight", new double[] {1, 1, 1, 1});
    values.put("h.bias", new double[] {0, -1});
    values.put("y.weight", new double[] {1, -2});
    String nodes =
        """
        @Parameter(shape = {4, 2}) Tensor x();
        @Dense(units = 2, activation = Activation.RELU) Tensor h(Tensor x);
        @Dense(units = 1, bias = false) Tensor y(Tensor h);
        """;
    String source = "Deep Learning, eq. 6.4 to 6.11, p. 172";
    return Stream.of(Published.of(source, nodes, values, "0", "1", "1", "0").test());
  }

  @TestFactory
  Stream<DynamicTest> probabilities() {
    return Stream.of(
            softmax(
                "Wikipedia, Softmax function, example",
                new double[] {1, 2, 3, 4, 1, 2, 3},
                "0.024",
                "0.064",
                "0.175",
                "0.475",
                "0.024",
                "0.064",
                "0.175"),
            softmax(
                "Stanford CS231n, Linear Classification, softmax of [1, -2, 0]",
                new double[] {1, -2, 0},
                "0.7",
                "0.04",
                "0.26"),
            softmax(
                "Stanford CS231n, Linear Classification, softmax of [0.5, -1, 0]",
                new double[] {0.5, -1, 0},
                "0.55",
                "0.12",
                "0.33"))
        .map(Published::test);
  }

  private static Published softmax(String source, double[] x, String... printed) {
    String nodes = "@Parameter(shape = %d) Tensor x(); @Softmax Tensor y(Tensor x);";
    return Published.of(source, nodes.formatted(x.length), Map.of("x", x), printed);
  }

  /** The loss of support vector machines is the sum over classes, ours their mean. */
  @TestFactory
  Stream<DynamicTest> losses() {
    return Stream.of(
            hinge("CS231n, scores 13, -7, 11, delta 10", 10, 0, "8", 13, -7, 11),
            hinge("CS231n, softmax and SVM compared", 1, 2, "1.58", -2.85, 0.86, 0.28),
            divergence("D(P||Q)", 9.0 / 25, 12.0 / 25, 4.0 / 25, "0.0852996"),
            divergence("D(Q||P)", 1.0 / 3, 1.0 / 3, 1.0 / 3, "0.097455"),
            horses())
        .map(Published::test);
  }

  private static Published hinge(
      String source, double margin, int label, String printed, double... scores) {
    String nodes =
        """
        @Parameter(shape = {1, 3}) Tensor x();
        @Constant(value = %d, shape = 1) Tensor label();
        @MultiMargin(margin = %s) Tensor mean(Tensor x, Tensor label);
        @Scale(3) Tensor y(Tensor mean);
        """;
    return Published.of(source, nodes.formatted(label, margin), Map.of("x", scores), printed);
  }

  /** Of (9/25, 12/25, 4/25) from three equal ones, or the other way round. */
  private static Published divergence(String source, double a, double b, double c, String printed) {
    boolean reverse = a == b;
    double[] even = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    double[] other = reverse ? new double[] {9.0 / 25, 12.0 / 25, 4.0 / 25} : even;
    String nodes =
        """
        @Parameter(shape = {1, 3}) Tensor q();
        @Parameter(shape = {1, 3}) Tensor p();
        @Log Tensor log(Tensor q);
        @KullbackLeibler(reduction = Reduction.SUM) Tensor y(Tensor log, Tensor p);
        """;
    return Published.of(
        "Wikipedia, Kullback-Leibler divergence, basic example, " + source,
        nodes,
        Map.of("q", other, "p", new double[] {a, b, c}),
        printed);
  }

  /** Cover and Thomas, Elements of Information Theory: the entropy of a horse race is 2 bits. */
  private static Published horses() {
    double[] chances = {
      1 / 2.0, 1 / 4.0, 1 / 8.0, 1 / 16.0, 1 / 64.0, 1 / 64.0, 1 / 64.0, 1 / 64.0
    };
    String nodes =
        """
        @Parameter(shape = {1, 8}) Tensor p();
        @Log Tensor logits(Tensor p);
        @CrossEntropy Tensor nats(Tensor logits, Tensor p);
        @Constant(2) Tensor two();
        @Log Tensor bit(Tensor two);
        @Divide Tensor y(Tensor nats, Tensor bit);
        """;
    String source = "Elements of Information Theory, example 1.1.2";
    return Published.of(source, nodes, Map.of("p", chances), "2.00000000000000");
  }

  /** Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016). */
  @TestFactory
  Stream<DynamicTest> windows() {
    double[] kernel = {0, 1, 2, 2, 2, 0, 0, 1, 2};
    Map<String, double[]> image = Map.of("x", GUIDE_IMAGE);
    Map<String, double[]> both = Map.of("x", GUIDE_IMAGE, "y.weight", kernel);
    return Stream.of(
            Published.of(
                "Dumoulin and Visin, figure 1.1",
                window("@Conv2d(channels = 1, kernel = 3, bias = false)"),
                both,
                "12",
                "12",
                "17",
                "10",
                "17",
                "19",
                "9",
                "6",
                "14"),
            Published.of(
                "Dumoulin and Visin, figure 1.5",
                window("@AveragePool2d(value = 3, stride = 1)"),
                image,
                "1.7",
                "1.7",
                "1.7",
                "1.0",
                "1.2",
                "1.8",
                "1.1",
                "0.8",
                "1.3"),
            Published.of(
                "Dumoulin and Visin, figure 1.6",
                window("@MaxPool2d(value = 3, stride = 1)"),
                image,
                "3",
                "3",
                "3",
                "3",
                "3",
                "3",
                "3",
                "2",
                "3"))
        .map(Published::test);
  }

  private static String window(String annotation) {
    return "@Parameter(shape = {5, 5, 1}) Tensor x(); " + annotation + " Tensor y(Tensor x);";
  }

  /** NumPy's reference, the examples of einsum; Strang, Introduction to Linear Algebra. */
  @TestFactory
  Stream<DynamicTest> products() {
    Map<String, double[]> matrix = Map.of("a", counted(25));
    Map<String, double[]> both = Map.of("a", counted(25), "b", counted(5));
    String a = "@Parameter(shape = {5, 5}) Tensor a(); ";
    String b = "@Parameter(shape = 5) Tensor b(); ";
    String einsum = "@Einsum(\"%s\") Tensor y(%s);";
    String row = a + b + einsum.formatted("ij,j->i", "Tensor a, Tensor b");
    return Stream.of(
            Published.of(
                "NumPy, einsum: trace", a + einsum.formatted("ii->", "Tensor a"), matrix, "60"),
            Published.of(
                "NumPy, einsum: diagonal",
                a + einsum.formatted("ii->i", "Tensor a"),
                matrix,
                "0",
                "6",
                "12",
                "18",
                "24"),
            Published.of(
                "NumPy, einsum: matrix times vector", row, both, "30", "80", "130", "180", "230"),
            Published.of(
                "NumPy, einsum: two axes contracted",
                "@Parameter(shape = {3, 4, 5}) Tensor a(); @Parameter(shape = {4, 3, 2}) Tensor"
                    + " b(); "
                    + einsum.formatted("ijk,jil->kl", "Tensor a, Tensor b"),
                Map.of("a", counted(60), "b", counted(24)),
                "4400",
                "4730",
                "4532",
                "4874",
                "4664",
                "5018",
                "4796",
                "5162",
                "4928",
                "5306"),
            Published.of(
                "Strang, section 4.3, example 1: the matrix of the normal equations",
                "@Parameter(shape = {3, 1, 2}) Tensor x(); "
                    + "@Gram(normalized = false) Tensor y(Tensor x);",
                Map.of("x", new double[] {1, 0, 1, 1, 1, 2}),
                "3",
                "3",
                "3",
                "5"))
        .map(Published::test);
  }

  private static double[] counted(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  /** Mazur, A Step by Step Backpropagation Example (2015): one step of gradient descent by 0.5. */
  @Test
  void backpropagationStepByStep() {
    Instance network =
        Published.compiled(
            """
            @Input(shape = 2) Tensor x();
            @Dense(units = 2, activation = Activation.SIGMOID) Tensor h(Tensor x);
            @Dense(units = 2, activation = Activation.SIGMOID) Tensor o(Tensor h);
            @Label(shape = 2) Tensor label();
            @MeanSquaredError Tensor loss(Tensor o, Tensor label);
            @Train("loss") double step(double[] x, double[] label);
            @Predict({"o", "loss"}) void run(
                double[] x, double[] label, @Out("o") double[] o, @Out("loss") double[] loss);
            """);
    double[] hidden = {0.15, 0.20, 0.25, 0.30};
    double[] output = {0.40, 0.45, 0.50, 0.55};
    network
        .parameters()
        .setAll(
            Map.of(
                "h.weight",
                hidden,
                "h.bias",
                new double[] {0.35, 0.35},
                "o.weight",
                output,
                "o.bias",
                new double[] {0.60, 0.60}));
    Map<String, Tensor> given = Map.of("x", pair(0.05, 0.10), "label", pair(0.01, 0.99));
    Map<String, double[]> results = Call.of(network, "run").run(given, 1);
    assertThat(results).containsOnlyKeys("o", "loss");
    Published.assertPrinted(List.of("0.75136507", "0.772928465"), results.get("o"));
    Published.assertPrinted(List.of("0.298371109"), results.get("loss"));
    Call.of(network, "step").run(given, 1);
    Published.assertPrinted(
        List.of("0.149780716", "0.19956143", "0.24975114", "0.29950229"),
        moved(hidden, network.parameters().gradientDouble("h.weight")));
    Published.assertPrinted(
        List.of("0.35891648", "0.408666186", "0.511301270", "0.561370121"),
        moved(output, network.parameters().gradientDouble("o.weight")));
  }

  private static Tensor pair(double a, double b) {
    return new Tensor(List.of(1, 2), new double[] {a, b}, false);
  }

  private static double[] moved(double[] weights, double[] slopes) {
    double[] moved = Arrays.copyOf(weights, weights.length);
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= 0.5 * slopes[i];
    }
    return moved;
  }
}
