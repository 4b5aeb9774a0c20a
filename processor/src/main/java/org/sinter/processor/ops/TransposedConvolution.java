package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The transpose of a {@link Convolution}: what its gradient by the image computes, as a layer.
 * Every element of x spreads over a window: {@code y[p, o] = activation(b[o] + sum over u, c of
 * x[(p + before - dilation u) / stride, c] W[c, o, u])} where the quotient is whole. Computed as a
 * convolution of x with zeros between its elements (Dumoulin and Visin 2016). Parameters {@code
 * weight [in, channels / groups, kernel...]}, {@code bias [channels]}.
 */
record TransposedConvolution(
    String name,
    int channels,
    Window window,
    Margins margins,
    List<Integer> outputPadding,
    int groups,
    boolean bias,
    Elementwise activation,
    Initializer init)
    implements Composite, Activated {

  static TransposedConvolution of(String op, int rank, Attributes attributes) {
    Elementwise activation = Activations.of(op, attributes, "activation");
    List<Integer> one = Collections.nCopies(rank, 1);
    Window window =
        new Window(
            SlidingWindow.numbers(op, attributes, "kernel", rank, List.of()),
            SlidingWindow.numbers(op, attributes, "stride", rank, one),
            SlidingWindow.numbers(op, attributes, "dilation", rank, one));
    List<Integer> padding = SlidingWindow.list(attributes, "padding");
    return new TransposedConvolution(
        op,
        Ranges.positive(op, "channels", attributes.integer("channels", 0)),
        window,
        SlidingWindow.margins(op, padding, rank),
        outputPadding(op, SlidingWindow.list(attributes, "outputPadding"), window),
        Ranges.positive(op, "groups", attributes.integer("groups", 1)),
        attributes.flag("bias", true),
        activation,
        Initializer.of(op, attributes, Activations.init(activation)));
  }

  /** Longer than a step, it would only add bias. */
  private static List<Integer> outputPadding(String op, List<Integer> given, Window window) {
    int rank = window.rank();
    boolean fits = given.size() <= 1 || given.size() == rank;
    List<Integer> more = new ArrayList<>();
    for (int i = 0; fits && i < rank; i++) {
      int n = given.isEmpty() ? 0 : given.get(given.size() == 1 ? 0 : i);
      fits = n >= 0 && n < Math.max(window.stride().get(i), window.dilation().get(i));
      more.add(n);
    }
    if (!fits) {
      String wanted = "from 0 on and less than the stride or the dilation";
      throw Message.ATTRIBUTE_RANGE.with(op, "outputPadding", given, wanted).at("outputPadding");
    }
    return more;
  }

  @Override
  public String label() {
    return name + "(" + channels + ", " + window + ", " + activation.label() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    Ranges.rank(name, x, window.rank() + 1, SlidingWindow.AXES.get(window.rank() - 1));
    int in = x.extent(x.rank() - 1);
    if (in % groups != 0 || channels % groups != 0) {
      String wanted = "a divisor of both %d channels read and %d made".formatted(in, channels);
      throw Message.ATTRIBUTE_RANGE.with(name, "groups", groups, wanted).at("groups");
    }
    int first = window.first(x);
    List<Dim> dims = new ArrayList<>(x.dims().subList(0, first));
    for (int i = 0; i < window.rank(); i++) {
      int extent = spread(i, x) - margins.low().get(i) - margins.high().get(i);
      if (extent < 1) {
        String wanted = "less than the %d rows that the windows cover".formatted(spread(i, x));
        throw Message.ATTRIBUTE_RANGE.with(name, "padding", margins.low(), wanted).at("padding");
      }
      dims.add(Dim.of(extent));
    }
    dims.add(Dim.of(channels));
    return operands.getFirst().withShape(new Shape(dims));
  }

  /** The extent before margins are cut off. */
  private int spread(int i, Shape x) {
    int extent = x.extent(window.first(x) + i);
    return (extent - 1) * window.stride().get(i) + window.reach(i) + outputPadding.get(i);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    int in = x.extent(x.rank() - 1);
    List<Dim> weight = new ArrayList<>(List.of(Dim.of(in), Dim.of(channels / groups)));
    weight.addAll(window.places());
    int area = window.area();
    var spec = init.with(Math.multiplyExact(in, area), Math.multiplyExact(channels / groups, area));
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(new ParameterSpec("weight", new Shape(weight), spec));
    if (bias) {
      parameters.add(new ParameterSpec("bias", Shape.of(channels), Initializer.zeros()));
    }
    return parameters;
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    Value apart = grouped(e, spread(e, x, result), x.shape().rank() - 1);
    Value weight = grouped(e, e.parameter("weight"), 0);
    Value sums = e.add(new Einsum(name, spec(apart.shape(), result)), apart, weight);
    Value y = groups == 1 ? sums : e.add(new Reshape(result), sums);
    return Activations.apply(e, activation, bias ? Dense.biased(e, y) : y);
  }

  /** Zeros between the elements and, so far as windows reach, around them. */
  private Value spread(Expansion e, Value x, Shape result) {
    int first = window.first(x.shape());
    List<Integer> low = zeros(x);
    List<Integer> high = zeros(x);
    List<Integer> steps = new ArrayList<>(Collections.nCopies(x.shape().rank(), 1));
    for (int i = 0; i < window.rank(); i++) {
      int stride = window.stride().get(i);
      int end = (x.shape().extent(first + i) - 1) * stride + 1;
      low.set(first + i, before(i));
      high.set(first + i, Math.max(0, result.extent(first + i) + margins.low().get(i) - end));
      steps.set(first + i, stride);
    }
    return e.add(new Pad(low, high, steps, 0), x);
  }

  private static List<Integer> zeros(Value x) {
    return new ArrayList<>(Collections.nCopies(x.shape().rank(), 0));
  }

  private int before(int i) {
    return Math.max(0, window.reach(i) - 1 - margins.low().get(i));
  }

  /** An axis of channels as groups and channels of a group. */
  private Value grouped(Expansion e, Value x, int axis) {
    if (groups == 1) {
      return x;
    }
    List<Dim> dims = new ArrayList<>(x.shape().dims());
    dims.set(axis, Dim.of(x.shape().extent(axis) / groups));
    dims.add(axis, Dim.of(groups));
    return e.add(new Reshape(new Shape(dims)), x);
  }

  /** Axes: those before, positions, group, o of the result, then places, c. */
  private Contraction.Spec spec(Shape x, Shape result) {
    int first = window.first(result);
    int group = groups == 1 ? 0 : 1;
    int o = result.rank() - 1 + group;
    int places = o + 1;
    int c = places + window.rank();
    List<Dim> extents = new ArrayList<>(result.dims().subList(0, result.rank() - 1));
    extents.addAll(Collections.nCopies(group, Dim.of(groups)));
    extents.add(Dim.of(channels / groups));
    extents.addAll(window.places());
    extents.add(x.dim(x.rank() - 1));
    List<Affine> image = axes(0, first);
    for (int i = 0; i < window.rank(); i++) {
      int offset = margins.low().get(i) + before(i);
      int step = -window.dilation().get(i);
      image.add(Affine.sum(first + i, 1, places + i, step, offset));
    }
    List<Affine> weight = new ArrayList<>();
    if (group == 1) {
      image.add(Affine.axis(o - 1));
      weight.add(Affine.axis(o - 1));
    }
    image.add(Affine.axis(c));
    weight.addAll(List.of(Affine.axis(c), Affine.axis(o)));
    weight.addAll(axes(places, c));
    return new Contraction.Spec(extents, o + 1, image, weight);
  }

  private static List<Affine> axes(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(Affine::axis).toList());
  }
}
