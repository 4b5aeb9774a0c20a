package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** ONNX's layers over images: a batch, channels, then places. */
final class OnnxLayers {
  private OnnxLayers() {}

  /** False if the step is none of these. */
  static boolean translate(OnnxStep s) {
    return switch (s.type()) {
      case "Conv" -> convolution(s);
      case "ConvTranspose" -> transposed(s);
      case "MaxPool" -> largest(s);
      case "AveragePool" -> mean(s);
      case "LpPool" -> power(s);
      case "GlobalAveragePool" -> s.result("@GlobalAveragePool", s.operand(0));
      case "GlobalMaxPool" -> s.result("@GlobalMaxPool", s.operand(0));
      case "BatchNormalization" -> batchNorm(s);
      case "InstanceNormalization" -> instanceNorm(s);
      case "GroupNormalization" -> groupNorm(s);
      case "DepthToSpace" -> shuffled(s);
      case "SpaceToDepth" -> blocks(s);
      case "Resize" -> OnnxResize.translate(s);
      case "SoftmaxCrossEntropyLoss" -> OnnxLosses.translate(s, "CrossEntropy");
      case "NegativeLogLikelihoodLoss" -> OnnxLosses.translate(s, "NegativeLogLikelihood");
      default -> false;
    };
  }

  /** The extents of the places. */
  private static List<Integer> places(OnnxStep s) {
    return s.shape(0).subList(2, s.rank());
  }

  private static String named(OnnxStep s, String layer, int rank) {
    if (rank > 3) {
      throw s.unsupported("over " + rank + " axes");
    }
    return "@" + layer + rank + "d";
  }

  private static boolean convolution(OnnxStep s) {
    List<Integer> weight = s.shape(1);
    OnnxWindow window = OnnxWindow.of(s, weight.subList(2, weight.size()));
    window = window.automatic(s, places(s));
    String annotation =
        named(s, "Conv", window.rank())
            + "(channels = %d, kernel = %s, groups = %d, bias = %s, %s)"
                .formatted(
                    weight.getFirst(),
                    Tensor.braces(window.kernel()),
                    s.node().integer("group", 1),
                    s.node().reads(2),
                    window.attributes());
    return owning(s, annotation);
  }

  private static boolean transposed(OnnxStep s) {
    List<Integer> weight = s.shape(1);
    OnnxWindow given = OnnxWindow.of(s, weight.subList(2, weight.size()));
    List<Integer> totals = cutOff(s, given);
    OnnxWindow window = totals.isEmpty() ? given : given.padded(totals, isOddBefore(s));
    int groups = s.node().integer("group", 1);
    String annotation =
        named(s, "ConvTranspose", window.rank())
            + "(channels = %d, kernel = %s, groups = %d, outputPadding = %s, bias = %s, %s)"
                .formatted(
                    weight.get(1) * groups,
                    Tensor.braces(window.kernel()),
                    groups,
                    Tensor.braces(longer(s, window.rank(), totals)),
                    s.node().reads(2),
                    window.attributes());
    return owning(s, annotation);
  }

  /** What the extents of the result leave over of the windows; empty if they follow from pads. */
  private static List<Integer> cutOff(OnnxStep s, OnnxWindow window) {
    if (!s.node().text("auto_pad", "NOTSET").startsWith("SAME") && !s.node().has("output_shape")) {
      return List.of();
    }
    List<Integer> wanted = s.node().integers("output_shape", List.of());
    List<Integer> more = longer(s, window.rank(), List.of());
    List<Integer> totals = new ArrayList<>();
    for (int i = 0; i < window.rank(); i++) {
      int in = places(s).get(i);
      int stride = window.stride().get(i);
      int result = wanted.isEmpty() ? in * stride : wanted.get(i);
      totals.add(stride * (in - 1) + more.get(i) + window.reach(i) - result);
    }
    return totals;
  }

  private static boolean isOddBefore(OnnxStep s) {
    return !s.node().text("auto_pad", "NOTSET").equals("SAME_UPPER");
  }

  /** Rows at the end that no window reaches: those given, or one that less than nothing is cut. */
  private static List<Integer> longer(OnnxStep s, int rank, List<Integer> totals) {
    List<Integer> more =
        new ArrayList<>(s.node().integers("output_padding", Collections.nCopies(rank, 0)));
    for (int i = 0; i < totals.size(); i++) {
      if (totals.get(i) < -1 || totals.get(i) < 0 && !isOddBefore(s)) {
        throw s.unsupported("a result beyond what the window reaches");
      }
      more.set(i, more.get(i) + (totals.get(i) < 0 ? 1 : 0));
    }
    return more;
  }

  private static boolean owning(OnnxStep s, String annotation) {
    String y = s.add(annotation, s.operand(0));
    s.network().own(y, "weight", s.known(1).values());
    if (s.node().reads(2)) {
      s.network().own(y, "bias", s.known(2).values());
    }
    return s.result(0, y);
  }

  private static boolean largest(OnnxStep s) {
    if (s.node().writes(1)) {
      throw s.unsupported("places of the largest");
    }
    return s.result(pool(s, "MaxPool", ""), s.operand(0));
  }

  private static boolean mean(OnnxStep s) {
    boolean counted = s.node().flag("count_include_pad", false);
    return s.result(pool(s, "AveragePool", ", countPadding = " + counted), s.operand(0));
  }

  private static boolean power(OnnxStep s) {
    int p = s.node().integer("p", 2);
    String powers = s.add("@Pow(exponent = " + p + ")", s.add("@Abs", s.operand(0)));
    String mean = s.add(pool(s, "AveragePool", ", countPadding = true"), powers);
    int area = OnnxWindow.of(s, List.of()).area();
    return s.result("@Pow(exponent = " + 1.0 / p + ")", s.add("@Scale(" + area + ")", mean));
  }

  private static String pool(OnnxStep s, String layer, String more) {
    OnnxWindow window = OnnxWindow.of(s, List.of()).automatic(s, places(s));
    return named(s, layer, window.rank())
        + "(value = %s, ceil = %s, %s%s)"
            .formatted(
                Tensor.braces(window.kernel()),
                s.node().flag("ceil_mode", false),
                window.attributes(),
                more);
  }

  private static boolean batchNorm(OnnxStep s) {
    if (s.node().flag("training_mode", false)) {
      throw s.unsupported("statistics of a training step beside the result");
    }
    String y = s.add("@BatchNorm(epsilon = " + s.node().real("epsilon", 1e-5) + ")", s.operand(0));
    s.network().own(y, "weight", s.known(1).values());
    s.network().own(y, "bias", s.known(2).values());
    s.network().own(y, "running_mean", s.known(3).values());
    s.network().own(y, "running_var", s.known(4).values());
    return s.result(0, y);
  }

  private static boolean instanceNorm(OnnxStep s) {
    return owning(s, "@InstanceNorm(epsilon = " + s.node().real("epsilon", 1e-5) + ")");
  }

  private static boolean groupNorm(OnnxStep s) {
    if (!s.shape(1).equals(List.of(s.shape(0).get(1)))) {
      throw s.unsupported("one factor for each group");
    }
    return owning(
        s,
        "@GroupNorm(value = %d, epsilon = %s)"
            .formatted(s.node().integer("num_groups", 1), s.node().real("epsilon", 1e-5)));
  }

  /** Ours takes channels in the order channel, row, column; depth first is another order. */
  private static boolean shuffled(OnnxStep s) {
    int factor = s.node().integer("blocksize", 1);
    int area = factor * factor;
    boolean depthFirst = s.node().text("mode", "DCR").equals("DCR");
    String x = s.operand(0);
    String ordered = depthFirst ? exchanged(s, x, area, s.shape(0).get(1) / area) : x;
    return s.result("@PixelShuffle(factor = " + factor + ")", ordered);
  }

  /** ONNX's puts depth first. */
  private static boolean blocks(OnnxStep s) {
    int factor = s.node().integer("blocksize", 1);
    String y = s.add("@PixelUnshuffle(factor = " + factor + ")", s.operand(0));
    return s.result(0, exchanged(s, y, s.shape(0).get(1), factor * factor));
  }

  /** The last axis, taken for rows of columns, with rows and columns exchanged. */
  private static String exchanged(OnnxStep s, String x, int rows, int columns) {
    double[] places = new double[rows * columns];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % rows * columns + i / rows;
    }
    String index = s.network().constant(new Tensor(List.of(places.length), places, true));
    return s.add("@Gather(axis = -1)", x, index);
  }
}
