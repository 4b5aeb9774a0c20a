package org.sinter.processor.ops;

import java.util.ArrayList;
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
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A convolution over the spatial axes p: {@code y[p, o] = activation(b[o] + sum over u, c of
 * x[stride p + dilation u - padding, c] W[o, c, u])}, within each group of channels. Parameters
 * {@code weight [channels, in / groups, kernel...]}, {@code bias [channels]}. Summed in the order
 * u, c: that of the image in memory.
 *
 * @param channels {@link Sizes#KEEP} for those of x
 * @param groups likewise
 * @param weightNorm whether the weight is made by {@link WeightNorm}
 */
record Convolution(
    String name,
    int channels,
    SlidingWindow sliding,
    int groups,
    boolean bias,
    boolean weightNorm,
    Elementwise activation,
    Initializer init)
    implements Composite, Activated {

  static Convolution of(String op, int rank, Attributes attributes) {
    Elementwise activation = Activations.of(op, attributes, "activation");
    return new Convolution(
        op,
        Sizes.positive(op, "channels", attributes.integer("channels", 0)),
        SlidingWindow.ofConvolution(op, rank, attributes),
        Sizes.positive(op, "groups", attributes.integer("groups", 1)),
        attributes.flag("bias", true),
        attributes.flag("weightNorm", false),
        activation,
        Initializer.of(op, attributes, Activations.init(activation)));
  }

  @Override
  public String label() {
    return name + "(" + Sizes.text(channels) + ", " + window() + ", " + activation.label() + ")";
  }

  private Window window() {
    return sliding.window();
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    return operands.getFirst().withShape(sliding.over(x, Groups.of(this, x).out()));
  }

  /**
   * How the channels are divided.
   *
   * @param count of groups
   */
  private record Groups(int count, int in, int out) {
    static Groups of(Convolution layer, Shape x) {
      int in = layer.sliding.channels(x);
      int out = Sizes.or(layer.channels, in);
      int count = Sizes.or(layer.groups, in);
      if (in % count != 0 || out % count != 0) {
        String wanted = "a divisor of both %d channels read and %d made".formatted(in, out);
        throw Message.ATTRIBUTE_RANGE.with(layer.name, "groups", count, wanted).at("groups");
      }
      return new Groups(count, in, out);
    }

    boolean isDepthwise() {
      return count > 1 && count == in && count == out;
    }
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Groups groups = Groups.of(this, operands.getFirst().shape());
    int in = groups.in / groups.count;
    List<Integer> weight = new ArrayList<>(List.of(groups.out, in));
    weight.addAll(window().kernel());
    int area = window().area();
    var spec = init.with(Math.multiplyExact(in, area), Math.multiplyExact(groups.out, area));
    List<ParameterSpec> parameters = new ArrayList<>();
    if (weightNorm) {
      parameters.addAll(WeightNorm.parameters(shape(weight), spec));
    } else {
      parameters.add(new ParameterSpec("weight", shape(weight), spec));
    }
    if (bias) {
      parameters.add(new ParameterSpec("bias", Shape.of(groups.out), Initializer.zeros()));
    }
    return parameters;
  }

  private static Shape shape(List<Integer> extents) {
    return new Shape(extents.stream().map(Dim::of).toList());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    Groups groups = Groups.of(this, x.shape());
    Value padded = sliding.around(x.shape()).pad(e, x, 0);
    Value weight = weightNorm ? WeightNorm.weight(e) : e.parameter("weight");
    Value y;
    if (groups.isDepthwise()) {
      y = e.add(new Einsum(name, depthwise(result)), padded, filters(e, weight));
    } else if (groups.count == 1) {
      y = e.add(new Einsum(name, whole(padded.shape(), result)), padded, weight);
    } else {
      y = inGroups(e, padded, weight, groups, result);
    }
    return Activations.apply(e, activation, bias ? Dense.biased(e, y) : y);
  }

  /** Axes: those before, positions, o of the result, then places, c. */
  private Contraction.Spec whole(Shape x, Shape result) {
    int o = result.rank() - 1;
    int places = result.rank();
    int c = places + window().rank();
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.addAll(window().places());
    extents.add(x.dim(x.rank() - 1));
    List<Affine> image = image(result, places);
    image.add(Affine.axis(c));
    List<Affine> weight = new ArrayList<>(List.of(Affine.axis(o), Affine.axis(c)));
    weight.addAll(axes(places, c));
    return new Contraction.Spec(extents, result.rank(), image, weight);
  }

  /** A weight of one channel each, {@code [kernel..., channels]}: in the order of an image. */
  private static Value filters(Expansion e, Value weight) {
    List<Dim> dims = new ArrayList<>(weight.shape().dims());
    dims.remove(1);
    List<Integer> order = new ArrayList<>(IntStream.range(1, dims.size()).boxed().toList());
    order.add(0);
    return e.add(new Transpose(order), e.add(new Reshape(new Shape(dims)), weight));
  }

  /** Each channel by itself. Axes: those of the result, then places. */
  private Contraction.Spec depthwise(Shape result) {
    int c = result.rank() - 1;
    int places = result.rank();
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.addAll(window().places());
    List<Affine> image = image(result, places);
    image.add(Affine.axis(c));
    List<Affine> filters = axes(places, places + window().rank());
    filters.add(Affine.axis(c));
    return new Contraction.Spec(extents, result.rank(), image, filters);
  }

  /** With an axis of groups before the channels of x, of the result and of the weight. */
  private Value inGroups(Expansion e, Value x, Value weight, Groups groups, Shape result) {
    int in = groups.in / groups.count;
    int out = groups.out / groups.count;
    Shape apart = split(result, groups.count, out);
    List<Dim> parts = new ArrayList<>(List.of(Dim.of(groups.count), Dim.of(out)));
    parts.addAll(weight.shape().dims().subList(1, weight.shape().rank()));
    int g = result.rank() - 1;
    int o = g + 1;
    int places = apart.rank();
    int c = places + window().rank();
    List<Dim> extents = new ArrayList<>(apart.dims());
    extents.addAll(window().places());
    extents.add(Dim.of(in));
    List<Affine> image = image(result, places);
    image.addAll(List.of(Affine.axis(g), Affine.axis(c)));
    List<Affine> map = new ArrayList<>(List.of(Affine.axis(g), Affine.axis(o), Affine.axis(c)));
    map.addAll(axes(places, c));
    Einsum product = new Einsum(name, new Contraction.Spec(extents, apart.rank(), image, map));
    Value grouped = e.add(new Reshape(split(x.shape(), groups.count, in)), x);
    Value y = e.add(product, grouped, e.add(new Reshape(new Shape(parts)), weight));
    return e.add(new Reshape(result), y);
  }

  private static Shape split(Shape shape, int groups, int channels) {
    List<Dim> dims = new ArrayList<>(shape.dims().subList(0, shape.rank() - 1));
    dims.add(Dim.of(groups));
    dims.add(Dim.of(channels));
    return new Shape(dims);
  }

  /** The padded image at each axis but the channels. */
  private List<Affine> image(Shape result, int places) {
    int first = window().first(result);
    List<Affine> image = axes(0, first);
    for (int i = 0; i < window().rank(); i++) {
      image.add(window().at(i, first + i, places + i));
    }
    return image;
  }

  private static List<Affine> axes(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).mapToObj(Affine::axis).toList());
  }
}
