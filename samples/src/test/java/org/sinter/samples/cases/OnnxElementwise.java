package org.sinter.samples.cases;

import java.util.Locale;
import java.util.Set;

/** ONNX's functions of one, two or more numbers. */
final class OnnxElementwise {
  /** Called so by us too. */
  private static final Set<String> SAME =
      Set.of(
          "Abs",
          "Exp",
          "Log",
          "Sqrt",
          "Reciprocal",
          "Sin",
          "Cos",
          "Sinh",
          "Cosh",
          "Atan",
          "Erf",
          "Floor",
          "Ceil",
          "Round",
          "Sign",
          "Where",
          "Add",
          "Equal",
          "Greater",
          "Less");

  private static final Set<String> ACTIVATIONS =
      Set.of("Relu", "Sigmoid", "Tanh", "Softplus", "Softsign", "Mish");

  private OnnxElementwise() {}

  /** False if the step is none of these. */
  static boolean translate(OnnxStep s) {
    String type = s.type();
    if (SAME.contains(type)) {
      return s.result("@" + type, operands(s));
    }
    if (ACTIVATIONS.contains(type)) {
      return activation(s, type.toUpperCase(Locale.ROOT));
    }
    return switch (type) {
      case "Neg" -> s.result("@Negate", s.operand(0));
      case "Identity" -> s.result("@Scale(1)", s.operand(0));
      case "Sub" -> s.result("@Subtract", operands(s));
      case "Mul" -> s.result("@Multiply", operands(s));
      case "Div" -> s.result("@Divide", real(s));
      case "GreaterOrEqual" -> s.result("@GreaterEqual", operands(s));
      case "LessOrEqual" -> s.result("@LessEqual", operands(s));
      case "Max" -> folded(s, "@Maximum");
      case "Min" -> folded(s, "@Minimum");
      case "Sum" -> folded(s, "@Add");
      case "Mean" -> mean(s);
      case "Pow" -> power(s);
      case "Clip" -> clip(s);
      case "PRelu" -> prelu(s);
      default -> parametric(s);
    };
  }

  private static boolean parametric(OnnxStep s) {
    OnnxNode n = s.node();
    return switch (s.type()) {
      case "HardSwish" -> activation(s, "HARD_SWISH");
      case "LeakyRelu" -> activation(s, "LEAKY_RELU", n.real("alpha", 0.01));
      case "Elu" -> activation(s, "ELU", n.real("alpha", 1));
      case "Celu" -> activation(s, "CELU", n.real("alpha", 1));
      case "Selu" -> selu(s);
      case "HardSigmoid" -> hardSigmoid(s);
      case "ThresholdedRelu" ->
          s.result("@Threshold(threshold = %s)".formatted(n.real("alpha", 1)), s.operand(0));
      case "Shrink" -> shrink(s);
      case "Gelu" ->
          activation(s, n.text("approximate", "none").equals("tanh") ? "GELU_TANH" : "GELU");
      case "Swish" -> swish(s);
      default -> false;
    };
  }

  private static boolean activation(OnnxStep s, String name) {
    return s.result("@Activate(Activation." + name + ")", s.operand(0));
  }

  private static boolean activation(OnnxStep s, String name, double alpha) {
    return s.result(activate(name, alpha), s.operand(0));
  }

  private static String activate(String name, double alpha) {
    return "@Activate(value = Activation.%s, alpha = %s)".formatted(name, alpha);
  }

  /** Before version 7 operands of different shapes were aligned by attributes. */
  private static String[] operands(OnnxStep s) {
    if (s.node().has("broadcast") && s.node().has("axis")) {
      throw s.unsupported("aligned at an axis");
    }
    return s.operands();
  }

  /** Whole numbers would be rounded to whole ones. */
  private static String[] real(OnnxStep s) {
    if (s.isIntegral(0)) {
      throw s.unsupported("of whole numbers");
    }
    return operands(s);
  }

  private static boolean folded(OnnxStep s, String annotation) {
    return s.result(0, fold(s, annotation));
  }

  private static String fold(OnnxStep s, String annotation) {
    String all = s.operand(0);
    for (int i = 1; i < s.node().inputs().size(); i++) {
      all = s.add(annotation, all, s.operand(i));
    }
    return s.node().inputs().size() == 1 ? s.add("@Scale(1)", all) : all;
  }

  private static boolean mean(OnnxStep s) {
    return s.result("@Scale(" + 1.0 / s.node().inputs().size() + ")", fold(s, "@Add"));
  }

  private static boolean power(OnnxStep s) {
    if (s.known(1).values().length != 1 || s.isIntegral(0)) {
      throw s.unsupported("but by one number of numbers that are not whole");
    }
    return s.result("@Pow(exponent = " + s.known(1).values()[0] + ")", s.operand(0));
  }

  private static boolean clip(OnnxStep s) {
    String low = bound(s, 1, "min");
    String high = bound(s, 2, "max");
    String comma = low.isEmpty() || high.isEmpty() ? "" : ", ";
    return s.result("@Clip(" + low + comma + high + ")", s.operand(0));
  }

  private static String bound(OnnxStep s, int input, String name) {
    boolean given = s.node().reads(input) || s.node().has(name);
    return given ? name + " = " + s.real(input, name, 0) : "";
  }

  private static boolean prelu(OnnxStep s) {
    double[] slopes = s.known(1).values();
    boolean last = s.shape(1).getLast() == slopes.length;
    boolean each = last && slopes.length == s.shape(0).getLast();
    if (slopes.length > 1 && !each) {
      throw s.unsupported("slopes but one or one for each place of the last axis");
    }
    String y = s.add("@Prelu(perChannel = " + (slopes.length > 1) + ")", s.operand(0));
    s.network().own(y, "weight", slopes);
    return s.result(0, y);
  }

  private static boolean selu(OnnxStep s) {
    if (!s.node().has("alpha") && !s.node().has("gamma")) {
      return activation(s, "SELU");
    }
    String bent = s.add(activate("ELU", s.node().real("alpha", 1.6732632)), s.operand(0));
    return s.result("@Scale(" + s.node().real("gamma", 1.0507010) + ")", bent);
  }

  private static boolean hardSigmoid(OnnxStep s) {
    String steep = s.add("@Scale(" + s.node().real("alpha", 0.2) + ")", s.operand(0));
    String moved = s.add("@Add", steep, s.constant(s.node().real("beta", 0.5)));
    return s.result("@Clip(min = 0, max = 1)", moved);
  }

  private static boolean shrink(OnnxStep s) {
    double bound = s.node().real("lambd", 0.5);
    double bias = s.node().real("bias", 0);
    if (bias != 0 && bias != bound) {
      throw s.unsupported("neither soft nor hard");
    }
    return activation(s, bias == 0 ? "HARD_SHRINK" : "SOFT_SHRINK", bound);
  }

  private static boolean swish(OnnxStep s) {
    double alpha = s.node().real("alpha", 1);
    String steep = s.add("@Scale(" + alpha + ")", s.operand(0));
    return s.result("@Scale(" + 1 / alpha + ")", s.add("@Activate(Activation.SILU)", steep));
  }
}
