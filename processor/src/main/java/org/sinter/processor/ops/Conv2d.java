package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A convolution over images, stride 1, without padding: {@code y[i, j, o] = activation(b[o] + sum
 * over u, v, c of x[i + u, j + v, c] W[o, c, u, v])}, {@code [h, w, c] -> [h - kh + 1, w - kw + 1,
 * channels]}. Parameters {@code weight [channels, c, kh, kw]}, {@code bias [channels]}. Summed in
 * the order u, v, c: that of the image in memory.
 */
public record Conv2d(
    int channels, Window kernel, boolean bias, Elementwise activation, Initializer init)
    implements Composite, Activated {

  @Override
  public String name() {
    return "conv2d";
  }

  @Override
  public String label() {
    return "conv2d(" + channels + ", " + kernel + ", " + activation.label() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    kernel.check(name(), "kernel", x);
    int first = x.rank() - 3;
    List<Dim> dims = new ArrayList<>(x.dims().subList(0, first));
    dims.add(Dim.of(x.extent(first) - kernel.height() + 1));
    dims.add(Dim.of(x.extent(first + 1) - kernel.width() + 1));
    dims.add(Dim.of(channels));
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    int in = x.extent(x.rank() - 1);
    int area = Math.multiplyExact(kernel.height(), kernel.width());
    InitSpec spec = init.with(Math.multiplyExact(in, area), Math.multiplyExact(channels, area));
    List<ParameterSpec> parameters = new ArrayList<>();
    Shape weight = Shape.of(channels, in, kernel.height(), kernel.width());
    parameters.add(new ParameterSpec("weight", weight, spec));
    if (bias) {
      parameters.add(new ParameterSpec("bias", Shape.of(channels), Initializer.zeros()));
    }
    return parameters;
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    Value y = e.add(new Einsum(name(), spec(x.shape(), result)), x, e.parameter("weight"));
    return Activations.apply(e, activation, bias ? Dense.biased(e, y) : y);
  }

  /** Axes: [n], i, j, o of the result, then u, v, c. */
  private Contraction.Spec spec(Shape x, Shape result) {
    int i = result.rank() - 3;
    int o = i + 2;
    int u = result.rank();
    int v = u + 1;
    int c = u + 2;
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.add(Dim.of(kernel.height()));
    extents.add(Dim.of(kernel.width()));
    extents.add(x.dim(x.rank() - 1));
    List<Affine> image = new ArrayList<>(IntStream.range(0, i).mapToObj(Affine::axis).toList());
    image.add(at(i, u, kernel.height()));
    image.add(at(i + 1, v, kernel.width()));
    image.add(Affine.axis(c));
    List<Affine> weight = List.of(Affine.axis(o), Affine.axis(c), Affine.axis(u), Affine.axis(v));
    return new Contraction.Spec(extents, result.rank(), image, weight);
  }

  /** Position plus place in the window; a window of 1 has no place. */
  private static Affine at(int position, int place, int extent) {
    return extent == 1 ? Affine.axis(position) : Affine.sum(position, 1, place, 1, 0);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "conv2d";
    }

    @Override
    public Conv2d create(Attributes attributes) {
      Elementwise activation = Activations.of("conv2d", attributes, "activation");
      return new Conv2d(
          Ranges.positive("conv2d", "channels", attributes.integer("channels", 0)),
          Window.of("conv2d", attributes, "kernel"),
          attributes.flag("bias", true),
          activation,
          Initializer.of("conv2d", attributes, Activations.init(activation)));
    }

    @Override
    public List<Sample> samples() {
      Attributes square = Attributes.none().with("channels", 3).with("kernel", List.of(3));
      Attributes flat = Attributes.none().with("channels", 2).with("kernel", List.of(1, 3));
      Attributes point = Attributes.none().with("channels", 3).with("kernel", List.of(1));
      return List.of(
          Sample.of(square, -1, 1, Shape.batchOf(5, 4, 2)),
          Sample.of(square.with("activation", "SIGMOID"), -1, 1, Shape.batchOf(3, 3, 1)),
          Sample.of(flat.with("bias", false), -1, 1, Shape.batchOf(2, 5, 2)),
          Sample.of(point, -1, 1, Shape.batchOf(2, 3, 4)));
    }
  }
}
