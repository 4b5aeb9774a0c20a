package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.List;

/** Operators of the archive that the language says in several nodes. */
final class Compositions {
  private final Case c;

  Compositions(Case c) {
    this.c = c;
  }

  /** Bags begin at places that are known, so each is a slice of the rows looked up. */
  Declaration bags() {
    Declaration d = Declaration.ofParameters(c, Arrangement.AS_STORED);
    String rows =
        d.node("rows", "@Gather(axis = 0)", d.parameter("weight"), d.source("input.index"));
    double[] starts = c.tensor("input.offsets").values();
    int end = c.tensor("input.index").values().length;
    List<String> bags = new ArrayList<>();
    for (int bag = 0; bag < starts.length; bag++) {
      int stop = bag + 1 < starts.length ? (int) starts[bag + 1] : end;
      String run = "@Slice(axis = 0, start = %d, end = %d)".formatted((int) starts[bag], stop);
      d.node("bag" + bag, run, rows);
      bags.add(d.node("total" + bag, bagReduction() + "(axes = 0)", "bag" + bag));
    }
    d.node("y", "@Stack(axis = 0)", bags.toArray(String[]::new));
    return d;
  }

  private String bagReduction() {
    return switch (c.text("mode")) {
      case "sum" -> "@Sum";
      case "mean" -> "@Mean";
      case "max" -> "@Max";
      default -> throw new UnsupportedCase(c.operator() + " by " + c.text("mode"));
    };
  }

  Declaration normalised() {
    Declaration d = Declaration.ofParameters(c, Arrangement.AS_STORED);
    String x = d.source("input.x");
    d.node("norm", "@Norm(axes = %d, keepDims = true)".formatted(c.integer("axis")), x);
    d.node("positive", "@Clip(min = %s)".formatted(c.real("epsilon")), "norm");
    d.node("y", "@Divide", x, "positive");
    return d;
  }

  Declaration powerPool(Declaration d) {
    double p = c.real("norm_type");
    int area = c.integers("kernel").stream().reduce(1, Math::multiplyExact);
    String x = d.source("input.x");
    d.node("power", "@Pow(exponent = %s)".formatted(p), x);
    String window = "value = %s, stride = %s".formatted(c.braces("kernel"), c.braces("stride"));
    d.node("mean", "@AveragePool2d(" + window + ")", "power");
    d.node("total", "@Scale(" + area + ")", "mean");
    d.node("y", "@Pow(exponent = %s)".formatted(1 / p), "total");
    return d;
  }

  /** For each place in the window what lies there at all positions, one below the other. */
  void windows(Declaration d, String x) {
    List<Integer> kernel = c.integers("kernel");
    List<Integer> padding = c.integers("padding");
    List<Integer> extents = c.tensor("input.x").shape();
    String around = Tensor.braces(List.of(0, 0, padding.get(0), padding.get(1)));
    d.node("padded", "@Pad(before = %s, after = %s)".formatted(around, around), x);
    List<String> places = new ArrayList<>();
    for (int i = 0; i < kernel.get(0); i++) {
      String rows = d.node("rows_" + i, window(0, i, extents.get(2)), "padded");
      for (int j = 0; j < kernel.get(1); j++) {
        String annotation = window(1, j, extents.get(3));
        places.add(d.node("place_" + i + "_" + j, annotation, rows));
      }
    }
    d.node("places", "@Stack(axis = 2)", places.toArray(String[]::new));
    String shape = Tensor.braces(c.tensor("output.y").shape());
    d.node("y", "@Reshape(shape = " + shape + ")", "places");
  }

  /** Of one spatial axis the elements that a place of the window meets. */
  private String window(int axis, int place, int extent) {
    int dilation = c.integers("dilation").get(axis);
    int stride = c.integers("stride").get(axis);
    int span = dilation * (c.integers("kernel").get(axis) - 1) + 1;
    int positions = (extent + 2 * c.integers("padding").get(axis) - span) / stride + 1;
    int start = place * dilation;
    int end = start + (positions - 1) * stride + 1;
    return "@Slice(axis = %d, start = %d, end = %d, step = %d)"
        .formatted(axis + 2, start, end, stride);
  }
}
