package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sinter.Initializer;
import org.sinter.Size;

/**
 * Draws the members of annotations: of some type whatever their name, others by their name, and by
 * annotation and name where one name means several things. What the compiler refuses is drawn
 * again, so that ranges here may be wider than those of an operator.
 */
final class Vocabulary {
  private static final int KEEP = Size.KEEP;

  private Vocabulary() {}

  /** Draws one setting: a number, a list of numbers, a name. */
  private interface Drawer {
    Object draw(Context c);
  }

  private static final Map<String, Drawer> WORDS =
      Map.ofEntries(
          // Axes
          word("axis", c -> c.axis(c.dice().below(Math.max(1, c.rank())), c.rank())),
          word("axes", Vocabulary::folded),
          word("ExpandDims.axis", Vocabulary::place),
          word("Stack.axis", Vocabulary::place),
          word("LayerNorm.axes", c -> c.dice().between(1, Math.max(1, c.rank()))),
          word("Reverse.axes", Context::axes),
          word("Roll.axes", Context::axes),
          word("Squeeze.axes", Vocabulary::ones),
          word("Transpose.axes", Context::order),
          // Windows
          word("kernel", c -> c.window(5)),
          word("MaxPool1d.value", c -> c.window(3)),
          word("MaxPool2d.value", c -> c.window(3)),
          word("MaxPool3d.value", c -> c.window(3)),
          word("AveragePool1d.value", c -> c.window(3)),
          word("AveragePool2d.value", c -> c.window(3)),
          word("AveragePool3d.value", c -> c.window(3)),
          word("stride", c -> c.each(c.rank() - 1, 1, 3)),
          word("dilation", c -> c.each(c.rank() - 1, 1, 2)),
          word("padding", c -> c.dice().percent(30) ? List.of(KEEP) : c.each(c.rank() - 1, 0, 2)),
          word("outputPadding", c -> c.each(c.rank() - 1, 0, 1)),
          word(
              "channels", c -> c.dice().of(List.of(1, 2, 3, 4, 5, 6, 8, 12, 15, 16, 17, 33, KEEP))),
          word("groups", Vocabulary::groups),
          word("AdaptiveAveragePool2d.value", c -> sizes(c, 2)),
          word("Upsample1d.value", c -> sizes(c, 1)),
          word("Upsample2d.value", c -> sizes(c, 2)),
          // Layers
          word("units", c -> c.dice().percent(15) ? KEEP : c.dice().extent()),
          word("init", c -> c.dice().of(List.of(Initializer.values())).name()),
          word("alpha", c -> real(c, 0.1, 1.5)),
          word("momentum", c -> real(c, 0, 1)),
          word("epsilon", c -> c.dice().of(List.of(1e-6, 1e-5, 1e-3, 0.1))),
          word("GroupNorm.value", c -> c.dice().between(1, 4)),
          word("rate", c -> c.dice().of(List.of(0.0, 0.25, 0.5, 0.9))),
          word("rows", c -> c.dice().between(1, 20)),
          word("paddingIndex", c -> c.dice().between(0, 3)),
          word("pieces", c -> c.dice().between(1, 4)),
          // Losses
          word("margin", c -> real(c, 0, 1)),
          word("smoothing", c -> real(c, 0, 0.9)),
          word("classWeights", c -> reals(c, c.last(), 0, 3)),
          word("MultiMargin.p", c -> c.dice().between(1, 2)),
          word("delta", c -> real(c, 0.1, 1.5)),
          word("beta", c -> real(c, 0.1, 1.5)),
          word("GaussianNll.epsilon", c -> c.dice().of(List.of(1e-6, 1e-3, 0.7))),
          // Shapes
          word("Reshape.shape", Vocabulary::reshaped),
          word("BroadcastTo.shape", Vocabulary::enlarged),
          word("repeats", c -> c.each(c.rank() + 1, 1, 3)),
          word("Pad.before", c -> c.each(c.rank(), 0, 2)),
          word("Pad.after", c -> c.each(c.rank(), 0, 2)),
          word("Crop.before", Vocabulary::cropped),
          word("Crop.after", Vocabulary::cropped),
          word("shifts", Vocabulary::shifts),
          word("start", c -> c.dice().between(-c.last() - 1, c.last() + 1)),
          word("end", c -> c.dice().between(-c.last() - 1, c.last() + 1)),
          word("step", c -> c.dice().of(List.of(1, 2, 3, -1, -2))),
          word("Split.part", c -> c.dice().between(0, 2)),
          word("parts", Vocabulary::parts),
          word("diagonal", c -> c.dice().between(-3, 3)),
          word("PixelShuffle.factor", c -> c.dice().between(1, 3)),
          word("PixelUnshuffle.factor", c -> c.dice().between(1, 3)),
          word("classes", c -> c.dice().between(1, 9)),
          word("k", c -> c.dice().between(1, Math.min(5, c.extent(axis(c))))),
          // Numbers
          word("correction", c -> c.dice().below(2)),
          word("exponent", c -> c.dice().percent(50) ? exponent(c) : real(c, -2, 3)),
          word(
              "Norm.p",
              c -> c.dice().of(List.of(1.0, 2.0, 3.0, 4.0, 2.5, Double.POSITIVE_INFINITY))),
          word("Bernoulli.p", c -> real(c, 0, 1)),
          word("weight", c -> real(c, -0.5, 1.5)),
          word("MaskedFill.value", c -> real(c, -2, 2)),
          word("Scale.value", c -> real(c, -2, 2)),
          word("Pad.value", c -> real(c, -2, 2)),
          word("Threshold.value", c -> real(c, -1, 1)),
          word("threshold", c -> real(c, -0.5, 0.5)),
          word("min", c -> real(c, -1, 0)),
          word("max", c -> real(c, 0.1, 1)),
          word("low", c -> real(c, -1, 0)),
          word("high", c -> real(c, 0.1, 1)),
          word("mean", c -> real(c, -1, 1)),
          word("deviation", c -> real(c, 0.1, 1)),
          word("factor", c -> real(c, 0.1, 1)),
          word("l1", c -> real(c, 0.1, 1)),
          word("l2", c -> real(c, 0.1, 1)));

  private static Map.Entry<String, Drawer> word(String name, Drawer drawer) {
    return Map.entry(name, drawer);
  }

  /** A value for a member; empty where only the operator's samples know some. */
  static Optional<Object> draw(Operation operation, Operation.Member member, Context context) {
    Drawer own = WORDS.get(operation.name() + "." + member.name());
    Drawer drawer = own != null ? own : WORDS.get(member.name());
    if (drawer != null) {
      return Optional.of(drawer.draw(context));
    }
    if (member.type().isEnum()) {
      List<Object> constants = List.of(member.type().getEnumConstants());
      return Optional.of(((Enum<?>) context.dice().of(constants)).name());
    }
    return member.type() == boolean.class
        ? Optional.of(context.dice().percent(50))
        : Optional.empty();
  }

  /** As it is written in Java. */
  static String text(Operation.Member member, Object value) {
    return switch (value) {
      case List<?> list when list.size() == 1 -> text(member, list.getFirst());
      case List<?> list ->
          list.stream().map(e -> text(member, e)).collect(Collectors.joining(", ", "{", "}"));
      case String name when member.type().isEnum() -> member.type().getSimpleName() + "." + name;
      case String name when member.type().isAnnotation() -> "@Init(Initializer." + name + ")";
      case String text -> '"' + text + '"';
      case Integer number when number == KEEP -> keep(member.name());
      case Double number when number.isInfinite() -> "Double.POSITIVE_INFINITY";
      default -> value.toString();
    };
  }

  private static String keep(String member) {
    return switch (member) {
      case "axes" -> "Axis.BATCH";
      case "padding" -> "Padding.SAME";
      default -> "Size.KEEP";
    };
  }

  /** What divides the channels that are read and those that are made. */
  private static int groups(Context c) {
    int made = (Integer) c.settings().getOrDefault("channels", 1);
    List<Integer> divisors = new ArrayList<>(List.of(KEEP));
    for (int n = 1; n <= c.last(); n++) {
      if (c.last() % n == 0 && (made == KEEP || made % n == 0)) {
        divisors.add(n);
      }
    }
    return c.dice().of(divisors);
  }

  /** What divides the axis into parts of which there is the one that was drawn. */
  private static int parts(Context c) {
    int part = (Integer) c.settings().getOrDefault("part", 0);
    int extent = c.extent((Integer) c.settings().getOrDefault("axis", 0));
    List<Integer> divisors = new ArrayList<>();
    for (int n = 1; n <= extent; n++) {
      if (extent % n == 0 && n > part) {
        divisors.add(n);
      }
    }
    return divisors.isEmpty() ? extent : c.dice().of(divisors);
  }

  private static int axis(Context c) {
    return (Integer) c.settings().getOrDefault("axis", -1);
  }

  /** Between the axes that there are, before the first or after the last. */
  private static int place(Context c) {
    return c.axis(c.dice().below(c.rank() + 1), c.rank() + 1);
  }

  private static List<Integer> folded(Context c) {
    List<Integer> axes = new ArrayList<>(c.axes());
    if (c.isBatched() && c.dice().percent(20)) {
      axes.add(c.dice().below(axes.size() + 1), KEEP);
    }
    return axes;
  }

  private static List<Integer> ones(Context c) {
    return c.axes().stream().filter(axis -> c.extent(axis) == 1).toList();
  }

  private static List<Integer> sizes(Context c, int count) {
    List<Integer> sizes = new ArrayList<>();
    while (sizes.size() < count) {
      sizes.add(c.dice().between(1, 9));
    }
    return sizes;
  }

  private static List<Integer> reshaped(Context c) {
    int rest = c.x().stream().reduce(1, (a, b) -> a * b);
    List<Integer> shape = new ArrayList<>();
    for (int factor : new int[] {2, 3, 5, 7}) {
      if (rest % factor == 0 && c.dice().percent(50)) {
        shape.add(factor);
        rest /= factor;
      }
    }
    shape.add(c.dice().below(shape.size() + 1), rest);
    if (c.dice().percent(40)) {
      shape.set(c.dice().below(shape.size()), -1);
    }
    return shape;
  }

  private static List<Integer> enlarged(Context c) {
    List<Integer> shape = new ArrayList<>();
    for (int extent : c.x()) {
      int enlarged = extent == 1 ? c.dice().between(1, 5) : extent;
      shape.add(c.dice().percent(20) ? -1 : enlarged);
    }
    while (c.dice().percent(40) && shape.size() < 4) {
      shape.addFirst(c.dice().between(1, 3));
    }
    return shape;
  }

  private static List<Integer> cropped(Context c) {
    return c.x().stream().map(n -> c.dice().between(0, Math.min(3, (n - 1) / 2))).toList();
  }

  private static List<Integer> shifts(Context c) {
    Object axes = c.settings().getOrDefault("axes", List.of());
    int count = ((List<?>) axes).size();
    List<Integer> shifts = new ArrayList<>();
    while (shifts.size() < count) {
      shifts.add(c.dice().between(-5, 20));
    }
    return shifts;
  }

  private static double exponent(Context c) {
    return c.dice().of(List.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0));
  }

  /** Of few digits, so that what is printed can be read. */
  private static double real(Context c, double low, double high) {
    return Math.round(c.dice().real(low, high) * 64) / 64.0;
  }

  private static List<Double> reals(Context c, int count, double low, double high) {
    List<Double> numbers = new ArrayList<>(Collections.nCopies(count, 0.0));
    numbers.replaceAll(_ -> real(c, low, high));
    return numbers;
  }
}
