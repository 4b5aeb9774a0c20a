package org.sinter.samples.cases;

import java.util.List;

/** ONNX's reductions and what runs along an axis. */
final class OnnxReductions {
  private OnnxReductions() {}

  /** False if the step is none of these. */
  static boolean translate(OnnxStep s) {
    return switch (s.type()) {
      case "ReduceSum" -> reduced(s, "Sum");
      case "ReduceMean" -> reduced(s, "Mean");
      case "ReduceMax" -> reduced(s, "Max");
      case "ReduceMin" -> reduced(s, "Min");
      case "ReduceProd" -> reduced(s, "Product");
      case "ReduceLogSumExp" -> reduced(s, "LogSumExp");
      case "ReduceL1" -> s.result("@Norm(p = 1, " + axes(s) + ")", s.operand(0));
      case "ReduceL2" -> s.result("@Norm(" + axes(s) + ")", s.operand(0));
      case "ReduceSumSquare" -> s.result("@Sum(" + axes(s) + ")", s.add("@Square", s.operand(0)));
      case "ReduceLogSum" -> s.result("@Log", s.add("@Sum(" + axes(s) + ")", s.operand(0)));
      case "ArgMax", "ArgMin" -> place(s);
      case "CumSum" -> sums(s);
      case "LpNormalization" -> normalised(s);
      case "Softmax", "LogSoftmax" -> probabilities(s);
      case "TopK" -> best(s);
      default -> false;
    };
  }

  private static boolean reduced(OnnxStep s, String name) {
    return s.result("@" + name + "(" + axes(s) + ")", s.operand(0));
  }

  private static String axes(OnnxStep s) {
    List<Integer> axes = s.integers(1, "axes", List.of());
    if (axes.isEmpty() && s.node().flag("noop_with_empty_axes", false)) {
      throw s.unsupported("of no axes");
    }
    boolean kept = s.node().flag("keepdims", true);
    return "axes = %s, keepDims = %s".formatted(Tensor.braces(axes), kept);
  }

  private static boolean place(OnnxStep s) {
    if (s.node().flag("select_last_index", false)) {
      throw s.unsupported("the last of equal ones");
    }
    boolean kept = s.node().flag("keepdims", true);
    int axis = s.node().integer("axis", 0);
    String annotation = "@%s(axis = %d, keepDims = %s)".formatted(s.type(), axis, kept);
    return s.result(annotation, s.operand(0));
  }

  private static boolean sums(OnnxStep s) {
    int axis = s.integers(1, "axis", List.of()).getFirst();
    String turn = "@Reverse(axes = " + axis + ")";
    boolean reverse = s.node().flag("reverse", false);
    String x = reverse ? s.add(turn, s.operand(0)) : s.operand(0);
    String y = s.add("@CumulativeSum(axis = " + axis + ")", x);
    String own = s.node().flag("exclusive", false) ? s.add("@Subtract", y, x) : y;
    return s.result(0, reverse ? s.add(turn, own) : own);
  }

  private static boolean normalised(OnnxStep s) {
    int axis = s.node().integer("axis", -1);
    int p = s.node().integer("p", 2);
    String norm = "@Norm(axes = %d, keepDims = true, p = %d)".formatted(axis, p);
    return s.result("@Divide", s.operand(0), s.add(norm, s.operand(0)));
  }

  /** Before version 13 all axes from the given one on were one. */
  private static boolean probabilities(OnnxStep s) {
    int axis = s.axis(s.opset() < 13 ? 1 : -1);
    if (s.opset() < 13 && axis != s.rank() - 1) {
      throw s.unsupported("over several axes");
    }
    return s.result("@%s(axis = %d)".formatted(s.type(), axis), s.operand(0));
  }

  private static boolean best(OnnxStep s) {
    int k = s.integers(1, "k", List.of()).getFirst();
    boolean largest = s.node().flag("largest", true);
    for (int output = 0; output < 2; output++) {
      String annotation = "@TopK(k = %d, axis = %d, largest = %s, indices = %s)";
      int axis = s.node().integer("axis", -1);
      s.result(output, s.add(annotation.formatted(k, axis, largest, output == 1), s.operand(0)));
    }
    return true;
  }
}
