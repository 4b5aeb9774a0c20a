package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** ONNX's operators that move numbers. */
final class OnnxMovements {
  private OnnxMovements() {}

  /** False if the step is none of these. */
  static boolean translate(OnnxStep s) {
    return switch (s.type()) {
      case "Concat" ->
          s.result("@Concat(axis = " + s.node().integer("axis", 1) + ")", s.operands());
      case "Split" -> split(s);
      case "Slice" -> slice(s);
      case "Pad" -> pad(s);
      case "Transpose" -> transpose(s);
      case "Reshape" -> reshape(s, shape(s));
      case "Flatten" -> flatten(s);
      case "Squeeze" -> squeeze(s);
      case "Unsqueeze" -> unsqueeze(s);
      case "Expand" -> expand(s);
      case "Tile" -> s.result("@Tile(repeats = " + known(s, 1) + ")", s.operand(0));
      case "Trilu" -> triangle(s);
      default -> false;
    };
  }

  private static String known(OnnxStep s, int input) {
    return Tensor.braces(s.integers(input, "", List.of()));
  }

  private static boolean split(OnnxStep s) {
    int axis = s.axis(0);
    int parts = s.node().outputs().size();
    int extent = s.shape(0).get(axis);
    List<Integer> even = new ArrayList<>(Collections.nCopies(parts, Math.ceilDiv(extent, parts)));
    even.set(parts - 1, extent - even.getFirst() * (parts - 1));
    int start = 0;
    int part = 0;
    for (int size : s.integers(1, "split", even)) {
      String run = "@Slice(axis = %d, start = %d, end = %d)";
      s.result(part++, s.add(run.formatted(axis, start, start + size), s.operand(0)));
      start += size;
    }
    return true;
  }

  private static boolean slice(OnnxStep s) {
    List<Integer> starts = s.integers(1, "starts", List.of());
    List<Integer> ends = s.integers(2, "ends", List.of());
    List<Integer> all = IntStream.range(0, starts.size()).boxed().toList();
    List<Integer> axes = s.integers(3, "axes", all);
    List<Integer> steps = s.integers(4, "", Collections.nCopies(starts.size(), 1));
    String x = s.operand(0);
    for (int i = 0; i < starts.size(); i++) {
      String run = "@Slice(axis = %d, start = %d, end = %d, step = %d)";
      x = s.add(run.formatted(axes.get(i), starts.get(i), ends.get(i), steps.get(i)), x);
    }
    return s.result(0, x);
  }

  private static boolean pad(OnnxStep s) {
    String mode =
        switch (s.node().text("mode", "constant")) {
          case "constant" -> "CONSTANT";
          case "reflect" -> "REFLECT";
          case "edge" -> "REPLICATE";
          case "wrap" -> "CIRCULAR";
          default -> throw s.unsupported("mode " + s.node().text("mode", ""));
        };
    List<Integer> given = s.integers(1, "pads", List.of());
    if (given.stream().anyMatch(n -> n < 0)) {
      throw s.unsupported("less than none");
    }
    int count = given.size() / 2;
    List<Integer> axes = s.integers(3, "", IntStream.range(0, count).boxed().toList());
    Integer[] before = new Integer[s.rank()];
    Integer[] after = new Integer[s.rank()];
    Arrays.fill(before, 0);
    Arrays.fill(after, 0);
    for (int i = 0; i < count; i++) {
      int axis = Math.floorMod(axes.get(i), s.rank());
      before[axis] = given.get(i);
      after[axis] = given.get(i + count);
    }
    return s.result(
        "@Pad(before = %s, after = %s, mode = PadMode.%s, value = %s)"
            .formatted(
                Tensor.braces(List.of(before)),
                Tensor.braces(List.of(after)),
                mode,
                s.real(2, "value", 0)),
        s.operand(0));
  }

  private static boolean transpose(OnnxStep s) {
    List<Integer> reversed = IntStream.range(0, s.rank()).boxed().toList().reversed();
    List<Integer> order = s.node().integers("perm", reversed);
    return s.result("@Transpose(axes = " + Tensor.braces(order) + ")", s.operand(0));
  }

  private static boolean reshape(OnnxStep s, List<Integer> shape) {
    return s.result("@Reshape(shape = " + Tensor.braces(shape) + ")", s.operand(0));
  }

  /** 0 stands for the extent that is there. */
  private static List<Integer> shape(OnnxStep s) {
    List<Integer> wanted = s.integers(1, "shape", List.of());
    boolean copied = !s.node().flag("allowzero", false);
    return IntStream.range(0, wanted.size())
        .mapToObj(i -> copied && wanted.get(i) == 0 ? s.shape(0).get(i) : wanted.get(i))
        .toList();
  }

  private static boolean flatten(OnnxStep s) {
    int rows = s.shape(0).subList(0, s.axis(1)).stream().reduce(1, Math::multiplyExact);
    return reshape(s, List.of(rows, -1));
  }

  private static boolean squeeze(OnnxStep s) {
    String axes = Tensor.braces(s.integers(1, "axes", List.of()));
    return s.result("@Squeeze(axes = " + axes + ")", s.operand(0));
  }

  /** Axes are those of the result, so from the first on. */
  private static boolean unsqueeze(OnnxStep s) {
    List<Integer> axes = s.integers(1, "axes", List.of());
    int rank = s.rank() + axes.size();
    String x = s.operand(0);
    for (int axis : axes.stream().map(a -> Math.floorMod(a, rank)).sorted().toList()) {
      x = s.add("@ExpandDims(axis = " + axis + ")", x);
    }
    return s.result(0, x);
  }

  /** As NumPy's, both ways: an extent of 1 on either side is repeated. */
  private static boolean expand(OnnxStep s) {
    List<Integer> wanted = s.integers(1, "", List.of());
    List<Integer> own = s.shape(0);
    int rank = Math.max(wanted.size(), own.size());
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int there = i < rank - own.size() ? 1 : own.get(i - rank + own.size());
      int here = i < rank - wanted.size() ? 1 : wanted.get(i - rank + wanted.size());
      shape.add(here == 1 ? there : here);
    }
    return s.result("@BroadcastTo(shape = " + Tensor.braces(shape) + ")", s.operand(0));
  }

  private static boolean triangle(OnnxStep s) {
    int diagonal = s.node().reads(1) ? (int) s.known(1).values()[0] : 0;
    boolean upper = s.node().flag("upper", true);
    String annotation = "@Triangle(upper = %s, diagonal = %d)".formatted(upper, diagonal);
    return s.result(annotation, s.operand(0));
  }
}
