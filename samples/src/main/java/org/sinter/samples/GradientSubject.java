package org.sinter.samples;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.Activation;

/**
 * Layers or losses side by side in a network, as text: it is compiled at many sizes. Several share
 * one because most of the time goes into compiling.
 *
 * @param title what they have in common
 * @param count how many there are
 * @param nodes the network up to {@code total}, a number; {@code $n} stands for the size, {@code
 *     $m} for one more, {@code $e} for twice that
 * @param labels the arrays of labels, if it has any: {@code , $t[] label}
 */
record GradientSubject(String title, int count, String nodes, String labels) {
  /** Not a mean of squares: that of a normalised vector would always be the same. */
  private static final String BENT =
      """
      @Sin Tensor bent%1$d(Tensor y%1$d);
      @Mean Tensor value%1$d(Tensor bent%1$d);
      """;

  private static final String REAL = ", $t[] label";

  /** Name of the interface. */
  String name(String precision) {
    return title + precision;
  }

  /** The interface in a precision, whose arrays are {@code type[]}. */
  String source(String precision, String type, int size) {
    return """
    @Network(precision = Precision.%s) interface %s {
      %s
      @Train("total") $t train($t[] x%s);
      @Evaluate(value = "total", mode = Mode.TRAINING) $t value($t[] x%s);
      @Gradient(of = "total", wrt = "x", mode = Mode.TRAINING) $t[] slope($t[] x%s);
    }
    """
        .formatted(precision, name(precision), nodes, labels, labels, labels)
        .replace("$t", type)
        .replace("$n", Integer.toString(size))
        .replace("$m", Integer.toString(size + 1))
        .replace("$e", Integer.toString(2 * size + 2));
  }

  /** All there are. */
  static List<GradientSubject> all() {
    List<String> activations =
        Arrays.stream(Activation.values()).map(a -> "@Activate(Activation." + a + ")").toList();
    return List.of(
        layers("Activations", "$n", activations),
        layers("Vectors", "$e", vectors()),
        layers("Sequences", "{7, $e}", sequences()),
        layers("Images", "{7, 6, $e}", images()),
        layers("Norms", "{4, 3, $e}", norms()),
        layers("Volumes", "{3, 2, 4, $n}", volumes()),
        lookUps(),
        losses("Elements", "$n", "shape = $n", REAL, elementLosses()),
        losses("Classes", "$m", "classes = $m", ", int[] label", classLosses()),
        otherLosses());
  }

  private static List<String> vectors() {
    return List.of(
        "@Dense(units = $n)",
        "@Dense(units = $m, activation = Activation.TANH, bias = false)",
        "@Dense(units = $n, weightNorm = true)",
        "@Maxout(units = $n, pieces = 3)",
        "@Prelu(perChannel = true)",
        "@Softmax",
        "@LogSoftmax",
        "@Glu",
        "@Swiglu",
        "@LayerNorm",
        "@RmsNorm",
        "@BatchNorm",
        "@Dropout(rate = 0.4)",
        "@GaussianNoise(deviation = 0.1)");
  }

  private static List<String> sequences() {
    return List.of(
        "@Conv1d(channels = $n, kernel = 3, stride = 2, padding = 1)",
        "@ConvTranspose1d(channels = $n, kernel = 3, stride = 2)",
        "@AveragePool1d(2)",
        "@MaxPool1d(3)",
        "@Upsample1d(value = 11, mode = Interpolation.LINEAR)",
        "@GlobalAveragePool",
        "@GlobalMaxPool");
  }

  private static List<String> images() {
    return List.of(
        "@Conv2d(channels = $n, kernel = 3, activation = Activation.SIGMOID)",
        "@Conv2d(channels = $e, kernel = 3, padding = 2, dilation = 2, groups = 2)",
        "@Conv2d(channels = $n, kernel = {2, 3}, stride = 2, weightNorm = true)",
        "@ConvTranspose2d(channels = $n, kernel = 3, stride = 2, padding = 1)",
        "@MaxPool2d(2)",
        "@AveragePool2d(value = 3, stride = 2, padding = 1)",
        "@AdaptiveAveragePool2d({3, 4})",
        "@Upsample2d(value = {9, 8}, mode = Interpolation.CUBIC)");
  }

  private static List<String> volumes() {
    return List.of(
        "@Conv3d(channels = 2, kernel = 2)",
        "@ConvTranspose3d(channels = 2, kernel = 2, stride = 2, padding = 1)",
        "@MaxPool3d(value = 2, padding = 1)",
        "@AveragePool3d(value = 2, stride = 1)");
  }

  private static List<String> norms() {
    return List.of(
        "@BatchNorm",
        "@GroupNorm(2)",
        "@InstanceNorm",
        "@LayerNorm(axes = 3)",
        "@SpatialDropout(rate = 0.4)",
        "@Flatten");
  }

  private static GradientSubject layers(String title, String shape, List<String> layers) {
    StringBuilder nodes = new StringBuilder("@Input(shape = %s) Tensor x();".formatted(shape));
    for (int i = 0; i < layers.size(); i++) {
      nodes.append("%s Tensor y%d(Tensor x);".formatted(layers.get(i), i)).append(bent(i));
    }
    return new GradientSubject(
        title, layers.size(), nodes + total(layers.size(), "{0, Axis.BATCH}"), "");
  }

  private static String bent(int number) {
    return BENT.formatted(number);
  }

  /** The sum, and a parameter: without any there would be nothing to train. */
  private static String total(int count, String axes) {
    String values =
        IntStream.range(0, count)
            .mapToObj(i -> "Tensor value" + i)
            .collect(Collectors.joining(", "));
    return """
    @Constant(0) Tensor zero();
    @Stack Tensor values(%s, Tensor zero);
    @Sum(axes = %s) Tensor sum(Tensor values);
    @Parameter(shape = {}) Tensor offset();
    @Add Tensor total(Tensor sum, Tensor offset);
    """
        .formatted(values, axes);
  }

  private static GradientSubject lookUps() {
    String nodes =
        """
        @Input(shape = $n) Tensor x();
        @Input(shape = {}, type = Type.INT32) Tensor index();
        @Embedding(rows = 3, units = $n) Tensor row(Tensor index);
        @Multiply Tensor y0(Tensor row, Tensor x);
        @Bilinear(units = 3) Tensor y1(Tensor x, Tensor row);
        """;
    return new GradientSubject(
        "LookUps", 2, nodes + bent(0) + bent(1) + total(2, "{0, Axis.BATCH}"), ", int[] index");
  }

  private static List<String> elementLosses() {
    return List.of(
        "@MeanSquaredError",
        "@MeanAbsoluteError",
        "@Huber",
        "@SmoothL1",
        "@LogCosh",
        "@BinaryCrossEntropy",
        "@Hinge",
        "@SquaredHinge",
        "@SoftMargin",
        "@PoissonNll",
        "@KullbackLeibler");
  }

  private static List<String> classLosses() {
    return List.of(
        "@CrossEntropy",
        "@CrossEntropy(smoothing = 0.1)",
        "@NegativeLogLikelihood",
        "@MultiMargin");
  }

  private static GradientSubject losses(
      String title, String shape, String label, String array, List<String> losses) {
    StringBuilder nodes =
        new StringBuilder(
            "@Input(shape = %s) Tensor x(); @Label(%s) Tensor label();".formatted(shape, label));
    for (int i = 0; i < losses.size(); i++) {
      nodes.append("%s Tensor value%d(Tensor x, Tensor label);".formatted(losses.get(i), i));
    }
    return new GradientSubject(title, losses.size(), nodes + total(losses.size(), "0"), array);
  }

  /** Those that read more than two things, or what is no plain number. */
  private static GradientSubject otherLosses() {
    String nodes =
        """
        @Input(shape = $m) Tensor x();
        @Label(shape = $m) Tensor label();
        @Label(shape = {}) Tensor sign();
        @Activate(Activation.SIGMOID) Tensor p(Tensor x);
        @Softmax Tensor q(Tensor x);
        @Exp Tensor variance(Tensor x);
        @Cos Tensor other(Tensor x);
        @Mean Tensor score(Tensor x);
        @BinaryCrossEntropy(probabilities = true) Tensor value0(Tensor p, Tensor label);
        @JensenShannon Tensor value1(Tensor q, Tensor label);
        @GaussianNll Tensor value2(Tensor x, Tensor label, Tensor variance);
        @GaussianKl Tensor value3(Tensor x, Tensor other);
        @MarginRanking Tensor value4(Tensor x, Tensor other, Tensor label);
        @TripletMargin Tensor value5(Tensor x, Tensor label, Tensor other);
        @NegativeSampling Tensor value6(Tensor score, Tensor x);
        @CosineEmbedding Tensor value7(Tensor x, Tensor other, Tensor sign);
        """;
    return new GradientSubject("Others", 8, nodes + total(8, "0"), REAL + ", $t[] sign");
  }

  /** Computes tanh, and derives minus tanh: what is stopped counts twice on the way there only. */
  static GradientSubject flipped() {
    String nodes =
        """
        @Input(shape = $n) Tensor x();
        @Activate(Activation.TANH) Tensor right(Tensor x);
        @Scale(2) Tensor twice(Tensor right);
        @StopGradient Tensor stopped(Tensor twice);
        @Subtract Tensor y0(Tensor stopped, Tensor right);
        """;
    return new GradientSubject("Flipped", 1, nodes + bent(0) + total(1, "{0, Axis.BATCH}"), "");
  }
}
