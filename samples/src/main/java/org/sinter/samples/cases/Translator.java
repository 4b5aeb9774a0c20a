package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sinter.runtime.optim.Optimizer;

/** Says in annotations what an operator of the archive is. */
final class Translator {
  private final Case c;

  private Translator(Case c) {
    this.c = c;
  }

  /**
   * @param loss the node that is differentiated
   * @param optimizer what moves the parameters, if the case has steps
   */
  record Translated(Declaration declaration, String loss, Optional<Optimizer> optimizer) {}

  /**
   * The case as an interface.
   *
   * @throws UnsupportedCase if the language has no such operator
   */
  static Translated of(Case c) {
    if (c.steps() > 0) {
      Declaration trained =
          c.group().equals("optimizer") ? gradientGiven(c.step(1)) : Layers.of(c.step(1));
      return new Translated(trained, "loss", Optional.of(Optimizers.of(c.optimizer())));
    }
    Translator translator = new Translator(c);
    Declaration declaration =
        switch (c.group()) {
          case "embedding" ->
              c.operator().equals("embedding_bag")
                  ? new Compositions(c).bags()
                  : translator.layer();
          case "dense", "conv", "pool", "norm", "upsample" -> translator.layer();
          case "loss" -> translator.loss();
          case "activation", "softmax" -> translator.activation();
          case "matmul", "reduce", "shape", "elementwise" -> translator.operation();
          default -> throw new UnsupportedCase(c.group() + " " + c.operator());
        };
    boolean own = declaration.isDifferentiated() && c.names("r.").isEmpty();
    return new Translated(declaration, own ? "loss" : "objective", Optional.empty());
  }

  /** A loss whose gradient is an input: the parameter times that. */
  private static Declaration gradientGiven(Case step) {
    Declaration d = new Declaration(step, Arrangement.ONE_EXAMPLE);
    d.node("product", "@Multiply", d.parameter("p"), d.source("input.g"));
    d.node("loss", "@Sum(axes = {0, Axis.BATCH})", "product");
    return d;
  }

  private Declaration layer() {
    boolean images = !List.of("dense", "embedding").contains(c.group()) && !isFlat(c.operator());
    Declaration d = new Declaration(c, images ? Arrangement.CHANNELS_LAST : Arrangement.AS_STORED);
    String annotation = layerAnnotation();
    if (c.operator().startsWith("batch_norm")) {
      d.inMode(c.flag("training") ? "TRAINING" : "INFERENCE");
    }
    if (c.operator().equals("l2_normalize")) {
      return new Compositions(c).normalised();
    }
    if (c.operator().equals("lp_pool2d")) {
      return new Compositions(c).powerPool(d);
    }
    String[] sources = d.sources();
    if (c.given("divisor_override")) {
      int area = c.integers("kernel").stream().reduce(1, Math::multiplyExact);
      d.node("mean", annotation, sources);
      d.node("y", "@Scale(%s)".formatted((double) area / c.integer("divisor_override")), "mean");
    } else {
      d.node("y", annotation, sources);
    }
    return d.owned("y");
  }

  private static boolean isFlat(String operator) {
    return operator.equals("layer_norm") || operator.equals("rms_norm");
  }

  private String layerAnnotation() {
    return switch (c.operator()) {
      case "dense" ->
          "@Dense(units = %d, bias = %s)".formatted(c.integer("out_features"), c.flag("bias"));
      case "bilinear" ->
          "@Bilinear(units = %d)".formatted(c.tensor("param.weight").shape().getFirst());
      case "conv1d", "depthwise_conv1d" -> convolution("Conv1d");
      case "conv2d", "depthwise_conv2d" -> convolution("Conv2d");
      case "conv3d" -> convolution("Conv3d");
      case "causal_conv1d" ->
          "@Conv1d(channels = %d, kernel = %d, dilation = %d, padding = {%d, 0}, bias = %s)"
              .formatted(
                  c.tensor("param.weight").shape().getFirst(),
                  c.integer("kernel"),
                  c.integer("dilation"),
                  c.integer("left_padding"),
                  c.has("param.bias"));
      case "conv_transpose1d" -> transposed("ConvTranspose1d");
      case "conv_transpose2d" -> transposed("ConvTranspose2d");
      case "conv_transpose3d" -> transposed("ConvTranspose3d");
      case "max_pool1d" -> pool("MaxPool1d");
      case "max_pool2d" -> pool("MaxPool2d");
      case "max_pool3d" -> pool("MaxPool3d");
      case "avg_pool1d" -> pool("AveragePool1d");
      case "avg_pool2d" -> pool("AveragePool2d");
      case "avg_pool3d" -> pool("AveragePool3d");
      case "global_avg_pool2d" -> "@GlobalAveragePool";
      case "global_max_pool2d" -> "@GlobalMaxPool";
      case "adaptive_avg_pool2d" -> "@AdaptiveAveragePool2d(" + c.braces("output") + ")";
      case "batch_norm_train", "batch_norm_inference" ->
          "@BatchNorm(momentum = %s, epsilon = %s, affine = %s)"
              .formatted(c.real("momentum"), c.real("epsilon"), c.flag("affine"));
      case "layer_norm" ->
          "@LayerNorm(axes = %d, epsilon = %s, affine = %s)"
              .formatted(
                  c.integers("normalized_shape").size(), c.real("epsilon"), c.flag("affine"));
      case "group_norm" ->
          "@GroupNorm(value = %d, epsilon = %s, affine = %s)"
              .formatted(c.integer("groups"), c.real("epsilon"), c.flag("affine"));
      case "instance_norm" ->
          "@InstanceNorm(epsilon = %s, affine = %s)".formatted(c.real("epsilon"), c.flag("affine"));
      case "rms_norm" -> "@RmsNorm(epsilon = %s)".formatted(c.real("epsilon"));
      case "upsample_nearest2d" -> "@Upsample2d(" + c.braces("output") + ")";
      case "upsample_bilinear2d" -> upsample("Upsample2d", "LINEAR");
      case "upsample_bicubic2d" -> upsample("Upsample2d", "CUBIC");
      case "upsample_linear1d" -> upsample("Upsample1d", "LINEAR");
      case "embedding" -> embedding();
      case "l2_normalize", "lp_pool2d" -> "";
      default -> throw new UnsupportedCase(c.operator());
    };
  }

  private String convolution(String name) {
    return "@%s(channels = %d, kernel = %s, stride = %s, padding = %s, dilation = %s, groups = %d, bias = %s)"
        .formatted(
            name,
            c.tensor("param.weight").shape().getFirst(),
            c.braces("kernel"),
            c.braces("stride"),
            c.braces("padding"),
            c.braces("dilation"),
            c.integer("groups"),
            c.flag("bias"));
  }

  private String transposed(String name) {
    int groups = c.integer("groups");
    return "@%s(channels = %d, kernel = %s, stride = %s, padding = %s, outputPadding = %s, dilation = %s, groups = %d, bias = %s)"
        .formatted(
            name,
            c.tensor("param.weight").shape().get(1) * groups,
            c.braces("kernel"),
            c.braces("stride"),
            c.braces("padding"),
            c.braces("output_padding"),
            c.braces("dilation"),
            groups,
            c.flag("bias"));
  }

  private String pool(String name) {
    String dilation = c.given("dilation") ? ", dilation = " + c.braces("dilation") : "";
    String count =
        c.given("count_include_pad") ? ", countPadding = " + c.flag("count_include_pad") : "";
    return "@%s(value = %s, stride = %s, padding = %s, ceil = %s%s%s)"
        .formatted(
            name,
            c.braces("kernel"),
            c.braces("stride"),
            c.braces("padding"),
            c.flag("ceil_mode"),
            dilation,
            count);
  }

  private String upsample(String name, String mode) {
    boolean corners = c.flag("align_corners");
    return "@%s(value = %s, mode = Interpolation.%s, alignCorners = %s)"
        .formatted(name, c.braces("output"), mode, corners);
  }

  private String embedding() {
    Tensor weight = c.tensor("param.weight");
    String padding = c.given("padding_idx") ? ", paddingIndex = " + c.integer("padding_idx") : "";
    return "@Embedding(rows = %d, units = %d%s)"
        .formatted(weight.shape().get(0), weight.shape().get(1), padding);
  }

  private Declaration activation() {
    if (c.operator().equals("prelu")) {
      Declaration d = new Declaration(c, Arrangement.CHANNELS_LAST);
      boolean channels = c.integer("slopes") > 1;
      d.node("y", "@Prelu(perChannel = " + channels + ")", d.source("input.x"));
      return d.owned("y");
    }
    boolean glu = c.operator().equals("glu");
    boolean images = glu && c.tensor("input.x").shape().size() > 2;
    Declaration d =
        Declaration.ofParameters(c, images ? Arrangement.CHANNELS_LAST : Arrangement.AS_STORED);
    String x = d.source("input.x");
    if (c.operator().equals("softplus")) {
      return linearAbove(d, x);
    }
    d.node("y", activationAnnotation(), x);
    return d;
  }

  /** The archive's softplus is the identity where it differs by less than rounding. */
  private Declaration linearAbove(Declaration d, String x) {
    double bound = c.real("threshold") / c.real("beta");
    d.node("bound", "@Constant(" + bound + ")");
    d.node("above", "@Greater", x, "bound");
    d.node("bent", activate("SOFTPLUS", "beta"), x);
    d.node("y", "@Where", "above", x, "bent");
    return d;
  }

  private String activationAnnotation() {
    return switch (c.operator()) {
      case "leaky_relu" -> activate("LEAKY_RELU", "slope");
      case "elu" -> activate("ELU", "alpha");
      case "celu" -> activate("CELU", "alpha");
      case "soft_shrink" -> activate("SOFT_SHRINK", "lambda");
      case "hard_shrink" -> activate("HARD_SHRINK", "lambda");
      case "gelu_erf" -> "@Activate(Activation.GELU)";
      case "threshold" ->
          "@Threshold(threshold = %s, value = %s)".formatted(c.real("threshold"), c.real("value"));
      case "glu" -> "@Glu";
      case "swiglu" -> "@Swiglu";
      case "softmax" -> "@Softmax(axis = " + c.integer("axis") + ")";
      case "log_softmax" -> "@LogSoftmax(axis = " + c.integer("axis") + ")";
      default -> "@Activate(Activation." + c.operator().toUpperCase(java.util.Locale.ROOT) + ")";
    };
  }

  private String activate(String name, String parameter) {
    return "@Activate(value = Activation.%s, alpha = %s)".formatted(name, c.real(parameter));
  }

  private Declaration loss() {
    if (c.operator().equals("cosine_similarity")) {
      Declaration d = Declaration.ofParameters(c, Arrangement.AS_STORED);
      d.node("y", "@CosineSimilarity", d.sources());
      return d;
    }
    Declaration d = new Declaration(c, Arrangement.CHANNELS_LAST);
    Tensor target = c.has("input.target") ? c.tensor("input.target") : null;
    List<String> operands = new ArrayList<>();
    for (String name : c.names("input.")) {
      if (name.equals("target") && target != null && target.integral()) {
        operands.add(d.label("input.target", c.tensor("input.x").shape().get(1)));
      } else if (!isClassWeight(name)) {
        operands.add(d.source("input." + name));
      }
    }
    d.node("loss", lossAnnotation(), operands.toArray(String[]::new));
    return d;
  }

  private static boolean isClassWeight(String name) {
    return name.equals("weight") || name.equals("class_weight");
  }

  private String lossAnnotation() {
    String r = "reduction = Reduction." + c.text("reduction").toUpperCase(java.util.Locale.ROOT);
    return switch (c.operator()) {
      case "l1_loss" -> "@MeanAbsoluteError(%s)".formatted(r);
      case "mse_loss" -> "@MeanSquaredError(%s)".formatted(r);
      case "huber_loss" -> "@Huber(delta = %s, %s)".formatted(c.real("delta"), r);
      case "smooth_l1_loss" -> "@SmoothL1(beta = %s, %s)".formatted(c.real("beta"), r);
      case "bce_with_logits" -> "@BinaryCrossEntropy(%s)".formatted(r);
      case "bce" -> "@BinaryCrossEntropy(probabilities = true, %s)".formatted(r);
      case "softmax_cross_entropy_index", "softmax_cross_entropy_dense" ->
          "@CrossEntropy(%s%s)".formatted(classWeights(), r);
      case "label_smoothing_cross_entropy" ->
          "@CrossEntropy(smoothing = %s, %s)".formatted(c.real("label_smoothing"), r);
      case "hinge_loss" -> "@Hinge(%s)".formatted(r);
      case "squared_hinge_loss" -> "@SquaredHinge(%s)".formatted(r);
      case "soft_margin_loss" -> "@SoftMargin(%s)".formatted(r);
      case "nll_loss" -> "@NegativeLogLikelihood(%s%s)".formatted(classWeights(), r);
      case "poisson_nll_loss" -> "@PoissonNll(logInput = %s, %s)".formatted(c.flag("log_input"), r);
      case "triplet_margin_loss" ->
          "@TripletMargin(margin = %s, %s)".formatted(c.real("margin"), r);
      case "margin_ranking_loss" ->
          "@MarginRanking(margin = %s, %s)".formatted(c.real("margin"), r);
      case "multi_margin_loss" ->
          "@MultiMargin(margin = %s, p = %d, %s)".formatted(c.real("margin"), c.integer("p"), r);
      case "cosine_embedding_loss" ->
          "@CosineEmbedding(margin = %s, %s)".formatted(c.real("margin"), r);
      case "kl_div" -> "@KullbackLeibler(logTarget = %s, %s)".formatted(c.flag("log_target"), r);
      default -> throw new UnsupportedCase(c.operator());
    };
  }

  /** Also a class that is ignored: its weight is 0. */
  private String classWeights() {
    for (String name : c.names("input.")) {
      if (isClassWeight(name)) {
        List<String> weights = new ArrayList<>();
        for (double weight : c.tensor("input." + name).values()) {
          weights.add(String.valueOf(weight));
        }
        return "classWeights = " + Tensor.braces(weights) + ", ";
      }
    }
    if (!c.given("ignore_index")) {
      return "";
    }
    int ignored = c.integer("ignore_index");
    int classes = c.tensor("input.x").shape().get(1);
    List<Integer> weights =
        IntStream.range(0, classes).mapToObj(i -> i == ignored ? 0 : 1).toList();
    return "classWeights = " + Tensor.braces(weights) + ", ";
  }

  private Declaration operation() {
    Declaration d = Declaration.ofParameters(c, Arrangement.AS_STORED);
    String[] operands = d.sources();
    switch (c.operator()) {
      case "im2col" -> new Compositions(c).windows(d, operands[0]);
      case "split" -> split(d, operands[0]);
      case "pixel_shuffle" -> {
        d = new Declaration(c, Arrangement.CHANNELS_LAST);
        String annotation = "@PixelShuffle(factor = %d)".formatted(c.integer("factor"));
        d.node("y", annotation, d.source("input.x"));
      }
      case "broadcast_chain" -> {
        d.node("sum", "@Add", "a", "b");
        d.node("bent", "@Activate(Activation.TANH)", "sum");
        d.node("difference", "@Subtract", "b", "c");
        d.node("cut", "@Activate(Activation.RELU)", "difference");
        d.node("product", "@Multiply", "bent", "cut");
        d.node("y", "@Add", "product", "a");
      }
      case "topk", "sort" -> {
        d.node("y", top(false), operands);
        d.node("index", top(true), operands);
      }
      default -> d.node("y", Operations.annotation(c), operands);
    }
    return d;
  }

  private String top(boolean indices) {
    Tensor y = c.tensor("output.y");
    int axis = c.integer("axis");
    boolean largest = c.operator().equals("sort") ? c.flag("descending") : c.flag("largest");
    return "@TopK(k = %d, axis = %d, largest = %s, indices = %s)"
        .formatted(y.shape().get(axis), axis, largest, indices);
  }

  private void split(Declaration d, String x) {
    int start = 0;
    int part = 0;
    for (int size : c.integers("sizes")) {
      String run = "@Slice(axis = %d, start = %d, end = %d)";
      d.node("y" + part++, run.formatted(c.integer("axis"), start, start + size), x);
      start += size;
    }
  }
}
