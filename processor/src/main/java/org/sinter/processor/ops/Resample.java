package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Spatial axes in other extents, one after the other: each is multiplied by a matrix of weights
 * that the extents alone determine, so that the gradient is a product with its transpose.
 */
record Resample(String name, Rule rule, List<Integer> extents) implements Composite {

  /** What an element of the result is made of. */
  enum Rule {
    /** The element at {@code floor(i in / out)}. */
    NEAREST,
    /** A line between the two neighbours; element centres are half a step from the border. */
    LINEAR,
    /** A line between the two neighbours; the first and last elements stay at the ends. */
    LINEAR_CORNERS,
    /** Four neighbours by Keys' cubic (1981) with a = -0.75, indices clamped. */
    CUBIC,
    /** The mean from {@code floor(i in / out)} up to {@code ceil((i + 1) in / out)}. */
    MEAN
  }

  static Resample of(String op, int rank, Rule rule, Attributes attributes, String attribute) {
    List<Integer> extents = SlidingWindow.numbers(op, attributes, attribute, rank, List.of());
    return new Resample(op, rule, extents);
  }

  /** Mode by name, as annotations give it. */
  static Rule rule(String op, Attributes attributes) {
    String mode = attributes.text("mode", "NEAREST");
    boolean corners = attributes.flag("alignCorners", false);
    return switch (mode) {
      case "NEAREST" -> Rule.NEAREST;
      case "LINEAR" -> corners ? Rule.LINEAR_CORNERS : Rule.LINEAR;
      case "CUBIC" -> Rule.CUBIC;
      default -> throw Message.UNKNOWN_CHOICE.with(op, mode, "NEAREST, LINEAR, CUBIC").at("mode");
    };
  }

  @Override
  public String label() {
    return name + extents;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    int rank = extents.size();
    Ranges.rank(name, x, rank + 1, SlidingWindow.AXES.get(rank - 1));
    List<Dim> dims = new ArrayList<>(x.dims());
    for (int i = 0; i < rank; i++) {
      dims.set(x.rank() - 1 - rank + i, Dim.of(extents.get(i)));
    }
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value y = operands.getFirst();
    int first = y.shape().rank() - 1 - extents.size();
    for (int i = 0; i < extents.size(); i++) {
      y = along(e, y, first + i, extents.get(i));
    }
    return y;
  }

  private Value along(Expansion e, Value x, int axis, int out) {
    int in = x.shape().extent(axis);
    if (in == out) {
      return x;
    }
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < out; i++) {
      double[] row = new double[in];
      weigh(row, i, out);
      for (double weight : row) {
        weights.add(weight);
      }
    }
    Value matrix = e.add(new Constant(x.type().withShape(Shape.of(out, in)), weights));
    List<Dim> result = new ArrayList<>(x.shape().dims());
    result.set(axis, Dim.of(out));
    int rank = result.size();
    List<Dim> dims = new ArrayList<>(result);
    dims.add(Dim.of(in));
    List<Affine> map =
        IntStream.range(0, rank).mapToObj(a -> Affine.axis(a == axis ? rank : a)).toList();
    Contraction.Spec spec =
        new Contraction.Spec(dims, rank, map, List.of(Affine.axis(axis), Affine.axis(rank)));
    return e.add(new Einsum("resample", spec), x, matrix);
  }

  private void weigh(double[] row, int i, int out) {
    int in = row.length;
    switch (rule) {
      case NEAREST -> row[i * in / out]++;
      case LINEAR -> line(row, Math.max(0, (i + 0.5) * in / out - 0.5));
      case LINEAR_CORNERS -> line(row, out == 1 ? 0 : (double) i * (in - 1) / (out - 1));
      case CUBIC -> cubic(row, (i + 0.5) * in / out - 0.5);
      case MEAN -> {
        int from = i * in / out;
        int to = Math.ceilDiv((i + 1) * in, out);
        IntStream.range(from, to).forEach(at -> row[at] = 1.0 / (to - from));
      }
    }
  }

  private static void line(double[] row, double at) {
    int low = Math.min((int) at, row.length - 1);
    int high = Math.min(low + 1, row.length - 1);
    row[low] += 1 - (at - low);
    row[high] += at - low;
  }

  private static void cubic(double[] row, double at) {
    double a = -0.75;
    int low = (int) Math.floor(at);
    IntToDoubleFunction near =
        n -> {
          double d = Math.abs(at - n);
          return d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : (((d - 5) * d + 8) * d - 4) * a;
        };
    for (int n = low - 1; n <= low + 2; n++) {
      row[Math.clamp(n, 0, row.length - 1)] += near.applyAsDouble(n);
    }
  }
}
