package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The annotations of operations: those of one node. */
final class Operations {
  private Operations() {}

  static String annotation(Case c) {
    return switch (c.operator()) {
      case "matmul" -> "@MatMul";
      case "einsum" -> "@Einsum(\"" + c.text("equation") + "\")";
      case "reduce_sum" -> "@Sum(" + axes(c) + ")";
      case "reduce_mean" -> "@Mean(" + axes(c) + ")";
      case "reduce_max" -> "@Max(" + axes(c) + ")";
      case "reduce_min" -> "@Min(" + axes(c) + ")";
      case "reduce_prod" -> "@Product(" + axes(c) + ")";
      case "reduce_var" ->
          "@Variance(%s, correction = %d)".formatted(axes(c), c.integer("correction"));
      case "reduce_std" ->
          "@StandardDeviation(%s, correction = %d)".formatted(axes(c), c.integer("correction"));
      case "reduce_norm" -> "@Norm(%s, p = %s)".formatted(axes(c), c.real("p"));
      case "logsumexp" -> "@LogSumExp(" + axes(c) + ")";
      case "argmax" -> "@ArgMax(" + axis(c) + ")";
      case "cumsum" -> "@CumulativeSum(" + axis(c) + ")";
      case "cumprod" -> "@CumulativeProduct(" + axis(c) + ")";
      case "concat" -> "@Concat(" + axis(c) + ")";
      case "stack" -> "@Stack(" + axis(c) + ")";
      case "slice" ->
          "@Slice(%s, start = %d, end = %d, step = %d)"
              .formatted(axis(c), c.integer("start"), c.integer("end"), c.integer("step"));
      case "gather" -> "@GatherElements(" + axis(c) + ")";
      case "index_select" -> "@Gather(" + axis(c) + ")";
      case "scatter_add" -> "@ScatterAdd(" + axis(c) + ")";
      case "pad_constant" -> pad(c, "CONSTANT") + ", value = %s)".formatted(c.real("value"));
      case "pad_reflect" -> pad(c, "REFLECT") + ")";
      case "pad_replicate" -> pad(c, "REPLICATE") + ")";
      case "pad_circular" -> pad(c, "CIRCULAR") + ")";
      case "transpose" -> "@Transpose(axes = " + Tensor.braces(exchanged(c)) + ")";
      case "permute" -> "@Transpose(axes = " + c.braces("order") + ")";
      case "reshape" -> "@Reshape(shape = " + c.braces("shape") + ")";
      case "expand" -> "@BroadcastTo(shape = " + c.braces("shape") + ")";
      case "tile" -> "@Tile(repeats = " + c.braces("repeats") + ")";
      case "flip" -> "@Reverse(axes = " + c.braces("axes") + ")";
      case "roll" ->
          "@Roll(shifts = %s, axes = %s)".formatted(c.braces("shifts"), c.braces("axes"));
      case "where" -> "@Where";
      case "masked_fill" -> "@MaskedFill(value = %s)".formatted(c.real("value"));
      case "triangle" ->
          "@Triangle(upper = %s, diagonal = %d)"
              .formatted(c.text("keep").equals("upper"), c.integer("diagonal"));
      case "add" -> "@Add";
      case "sub" -> "@Subtract";
      case "mul" -> "@Multiply";
      case "div" -> "@Divide";
      case "maximum" -> "@Maximum";
      case "minimum" -> "@Minimum";
      case "pow" -> "@Pow(exponent = %s)".formatted(c.real("exponent"));
      case "clip" -> "@Clip(" + bounds(c) + ")";
      case "lerp" -> "@Lerp(weight = %s)".formatted(c.real("w"));
      case "neg" -> "@Negate";
      case "sqrt",
          "rsqrt",
          "exp",
          "log",
          "log1p",
          "expm1",
          "sin",
          "cos",
          "erf",
          "reciprocal",
          "square",
          "abs",
          "atan",
          "sinh",
          "cosh",
          "floor",
          "sign" ->
          "@" + Character.toUpperCase(c.operator().charAt(0)) + c.operator().substring(1);
      default -> throw new UnsupportedCase(c.operator());
    };
  }

  private static String axis(Case c) {
    return "axis = " + c.integer("axis");
  }

  private static String axes(Case c) {
    boolean kept = c.given("keepdim") && c.flag("keepdim");
    return "axes = %s, keepDims = %s".formatted(c.braces("axes"), kept);
  }

  private static String bounds(Case c) {
    List<String> bounds = new ArrayList<>();
    for (String bound : List.of("min", "max")) {
      if (c.given(bound)) {
        bounds.add(bound + " = " + c.real(bound));
      }
    }
    return String.join(", ", bounds);
  }

  /** The archive lists pairs from the last axis on. */
  private static String pad(Case c, String mode) {
    List<Integer> pads = c.integers("pads");
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int i = 0; i < pads.size(); i += 2) {
      before.addFirst(pads.get(i));
      after.addFirst(pads.get(i + 1));
    }
    return "@Pad(before = %s, after = %s, mode = PadMode.%s"
        .formatted(Tensor.braces(before), Tensor.braces(after), mode);
  }

  private static List<Integer> exchanged(Case c) {
    int rank = c.tensor("input.x").shape().size();
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    List<Integer> pair = c.integers("axes");
    Collections.swap(axes, pair.get(0), pair.get(1));
    return axes;
  }
}
