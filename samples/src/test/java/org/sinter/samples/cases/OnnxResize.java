package org.sinter.samples.cases;

import java.util.List;
import java.util.stream.IntStream;

/** Images in another size. ONNX has many rules of where an element lies; ours are among them. */
final class OnnxResize {
  private OnnxResize() {}

  static boolean translate(OnnxStep s) {
    if (s.node().flag("antialias", false) || s.node().flag("exclude_outside", false)) {
      throw s.unsupported("weights but those of the neighbours");
    }
    List<Integer> in = s.shape(0);
    List<Integer> out = s.network().origin().expected().get(s.node().outputs().getFirst()).shape();
    boolean image = in.size() == 4 && in.subList(0, 2).equals(out.subList(0, 2));
    if (!image || s.node().has("keep_aspect_ratio_policy")) {
      throw s.unsupported("other axes than those of an image, or the ratio kept");
    }
    if (!isExact(s, in, out)) {
      throw s.unsupported("a factor that is not that of the extents");
    }
    String rule = s.node().text("coordinate_transformation_mode", "half_pixel");
    String mode = mode(s, rule, in, out);
    boolean corners = rule.equals("align_corners");
    String size = Tensor.braces(out.subList(2, 4));
    return s.result(
        "@Upsample2d(value = %s, mode = Interpolation.%s, alignCorners = %s)"
            .formatted(size, mode, corners && !mode.equals("NEAREST")),
        s.operand(0));
  }

  /** A factor that leaves a fraction of an element makes others places than the extents do. */
  private static boolean isExact(OnnxStep s, List<Integer> in, List<Integer> out) {
    if (!s.node().reads(2)) {
      return true;
    }
    double[] factors = s.known(2).values();
    List<Integer> axes = s.node().integers("axes", IntStream.range(0, in.size()).boxed().toList());
    return IntStream.range(0, factors.length)
        .allMatch(i -> (float) factors[i] * in.get(axes.get(i)) == out.get(axes.get(i)));
  }

  private static String mode(OnnxStep s, String rule, List<Integer> in, List<Integer> out) {
    String mode = s.node().text("mode", "nearest");
    if (mode.equals("nearest")) {
      for (int axis = 2; axis < 4; axis++) {
        checkNearest(s, rule, in.get(axis), out.get(axis));
      }
      return "NEAREST";
    }
    if (!rule.equals("half_pixel") && !rule.equals("align_corners")) {
      throw s.unsupported(rule);
    }
    if (mode.equals("linear")) {
      return "LINEAR";
    }
    if (s.node().real("cubic_coeff_a", -0.75) != -0.75) {
      throw s.unsupported("another cubic");
    }
    return "CUBIC";
  }

  /** Ours is the element at {@code floor(i in / out)}; ONNX's may be the same by another rule. */
  private static void checkNearest(OnnxStep s, String rule, int in, int out) {
    for (int i = 0; i < out; i++) {
      double at = place(s, rule, i, in, out);
      double whole = Math.rint(at);
      double theirs =
          switch (s.node().text("nearest_mode", "round_prefer_floor")) {
            case "floor" -> Math.floor(at);
            case "ceil" -> Math.ceil(at);
            case "round_prefer_ceil" -> Math.floor(at + 0.5);
            default -> at - Math.floor(at) == 0.5 ? Math.floor(at) : whole;
          };
      if (Math.clamp(theirs, 0, in - 1) != (long) i * in / out) {
        throw s.unsupported("nearest by " + rule);
      }
    }
  }

  private static double place(OnnxStep s, String rule, int i, int in, int out) {
    double step = (double) in / out;
    return switch (rule) {
      case "half_pixel" -> (i + 0.5) * step - 0.5;
      case "asymmetric" -> i * step;
      case "align_corners" -> out == 1 ? 0 : i * (in - 1.0) / (out - 1);
      default -> throw s.unsupported(rule);
    };
  }
}
