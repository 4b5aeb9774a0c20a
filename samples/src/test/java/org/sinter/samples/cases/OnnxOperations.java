package org.sinter.samples.cases;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** ONNX's products, look-ups and what else has no batch. */
final class OnnxOperations {
  private OnnxOperations() {}

  /** False if the step is none of these. */
  static boolean translate(OnnxStep s) {
    return OnnxElementwise.translate(s)
        || OnnxReductions.translate(s)
        || OnnxMovements.translate(s)
        || own(s);
  }

  private static boolean own(OnnxStep s) {
    return switch (s.type()) {
      case "Constant" -> known(s, s.node().constant());
      case "CastLike" -> known(s, s.known(0).as(s.known(1)));
      case "MatMul" -> s.result("@MatMul", s.operands());
      case "Gemm" -> product(s);
      case "Einsum" -> einsum(s);
      case "Gather" -> lookup(s, "@Gather(axis = %d)");
      case "GatherElements" -> lookup(s, "@GatherElements(axis = %d)");
      case "ScatterElements" -> scatter(s);
      case "OneHot" -> oneHot(s);
      case "Hardmax" -> hardmax(s);
      case "Dropout" -> dropout(s);
      case "LayerNormalization" -> layerNorm(s);
      case "RMSNormalization" -> rootMeanSquare(s);
      default -> false;
    };
  }

  /** A value that the network need not compute. */
  private static boolean known(OnnxStep s, OnnxTensor value) {
    s.network().origin().values().put(s.node().outputs().getFirst(), value);
    return true;
  }

  private static boolean product(OnnxStep s) {
    String a = turned(s, 0, "transA");
    String b = turned(s, 1, "transB");
    String scaled = s.add("@Scale(" + s.node().real("alpha", 1) + ")", s.add("@MatMul", a, b));
    if (!s.node().reads(2)) {
      return s.result(0, scaled);
    }
    String c = s.add("@Scale(" + s.node().real("beta", 1) + ")", s.operand(2));
    return s.result("@Add", scaled, c);
  }

  private static String turned(OnnxStep s, int input, String attribute) {
    String x = s.operand(input);
    return s.node().flag(attribute, false) ? s.add("@Transpose(axes = {1, 0})", x) : x;
  }

  private static boolean einsum(OnnxStep s) {
    String equation = s.node().text("equation", "").replace(" ", "");
    if (equation.contains("...")) {
      throw s.unsupported("axes that have no letter");
    }
    String whole = equation.contains("->") ? equation : equation + "->" + once(equation);
    return s.result("@Einsum(\"" + whole + "\")", s.operands());
  }

  /** Where no result is written, it has the letters that stand there once, in their order. */
  private static String once(String equation) {
    return equation
        .chars()
        .filter(c -> Character.isLetter(c) && equation.indexOf(c) == equation.lastIndexOf(c))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Places from the end are counted from the front. */
  private static boolean lookup(OnnxStep s, String annotation) {
    int axis = s.axis(0);
    return s.result(annotation.formatted(axis), s.operand(0), places(s, 1, axis));
  }

  private static String places(OnnxStep s, int input, int axis) {
    Tensor given = s.known(input).tensor();
    int extent = s.shape(0).get(axis);
    double[] places = given.values().clone();
    for (int i = 0; i < places.length; i++) {
      places[i] = places[i] < 0 ? places[i] + extent : places[i];
    }
    return s.network().own(new Tensor(given.shape(), places, true));
  }

  private static boolean scatter(OnnxStep s) {
    if (!s.node().text("reduction", "none").equals("add")) {
      throw s.unsupported("reduction " + s.node().text("reduction", "none"));
    }
    int axis = s.axis(0);
    String annotation = "@ScatterAdd(axis = " + axis + ")";
    return s.result(annotation, s.operand(0), places(s, 1, axis), s.operand(2));
  }

  /** From {0, 1} on the last axis to {off, on} on any. */
  private static boolean oneHot(OnnxStep s) {
    int depth = (int) s.known(1).values()[0];
    Tensor index = s.known(0).tensor();
    double[] places = index.values().clone();
    for (int i = 0; i < places.length; i++) {
      places[i] = places[i] < 0 ? places[i] + depth : places[i];
    }
    String given = s.network().own(new Tensor(index.shape(), places, true));
    String hot = s.add("@OneHot(classes = " + depth + ")", given);
    double off = s.known(2).values()[0];
    double on = s.known(2).values()[1];
    String scaled = s.add("@Scale(" + (on - off) + ")", hot);
    String moved = s.add("@Add", scaled, s.constant(off));
    int rank = s.rank() + 1;
    return s.result(0, lastTo(s, moved, Math.floorMod(s.node().integer("axis", -1), rank), rank));
  }

  /** The last axis brought to another place. */
  private static String lastTo(OnnxStep s, String x, int axis, int rank) {
    List<Integer> order =
        IntStream.range(0, rank)
            .mapToObj(i -> i < axis ? i : i == axis ? rank - 1 : i - 1)
            .toList();
    return s.add("@Transpose(axes = " + Tensor.braces(order) + ")", x);
  }

  /** 1 at the first of the largest. */
  private static boolean hardmax(OnnxStep s) {
    int axis = s.axis(-1);
    String place = s.add("@ArgMax(axis = " + axis + ")", s.operand(0));
    String hot = s.add("@OneHot(classes = " + s.shape(0).get(axis) + ")", place);
    return s.result(0, lastTo(s, hot, axis, s.rank()));
  }

  /** As in use, where everything passes. */
  private static boolean dropout(OnnxStep s) {
    double rate = s.real(1, "ratio", 0.5);
    boolean training = s.node().reads(2) && s.known(2).values()[0] != 0;
    if (training && rate != 0 || s.node().writes(1)) {
      throw s.unsupported("what is dropped");
    }
    return s.result("@Dropout(rate = " + rate + ")", s.operand(0));
  }

  private static boolean layerNorm(OnnxStep s) {
    int first = s.axis(-1);
    double epsilon = s.node().real("epsilon", 1e-5);
    String x = s.operand(0);
    String annotation = "@LayerNorm(axes = %d, epsilon = %s)";
    String y = s.add(annotation.formatted(s.rank() - first, epsilon), x);
    s.network().own(y, "weight", s.known(1).values());
    if (s.node().reads(2)) {
      s.network().own(y, "bias", s.known(2).values());
    }
    s.result(0, y);
    List<Integer> over = IntStream.range(first, s.rank()).boxed().toList();
    String axes = "axes = " + Tensor.braces(over) + ", keepDims = true";
    if (s.node().writes(1)) {
      s.result(1, s.add("@Mean(" + axes + ")", x));
    }
    if (s.node().writes(2)) {
      String variance = s.add("@Variance(correction = 0, " + axes + ")", x);
      s.result(2, s.add("@Rsqrt", s.add("@Add", variance, s.constant(epsilon))));
    }
    return true;
  }

  private static boolean rootMeanSquare(OnnxStep s) {
    if (s.axis(-1) != s.rank() - 1) {
      throw s.unsupported("over several axes");
    }
    String y = s.add("@RmsNorm(epsilon = " + s.node().real("epsilon", 1e-5) + ")", s.operand(0));
    s.network().own(y, "weight", s.known(1).values());
    return s.result(0, y);
  }
}
