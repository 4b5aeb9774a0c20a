package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sinter.runtime.support.Instance;
import org.sinter.samples.Pictures.Plane;

/**
 * How much of an image one number deep in a network depends on. Kernels and strides tell: each
 * layer adds {@code (kernel - 1) * dilation} steps of the size that the strides before it have made
 * of a step. What is computed so from the declaration is compared with what the compiled network
 * does: a pixel belongs to the field if the gradient by it is not 0.
 */
final class S48_ReceptiveField implements Lesson {
  private static final int IMAGES = 8;
  private static final int DENSE_SIDE = 20;

  /** Half of the code, which is as fast for two channels. */
  private static final String SCALAR = "-Asinter.vector=off";

  /** What a layer adds, with one number for both axes. */
  private record Layer(String annotation, int kernel, int stride, int dilation, int padding) {
    static Layer conv(int kernel, int stride, int dilation, int padding) {
      return new Layer(
          "@Conv2d(channels = 2, kernel = %d, stride = %d, dilation = %d, padding = %d, %s)"
              .formatted(kernel, stride, dilation, padding, "activation = Activation.LEAKY_RELU"),
          kernel,
          stride,
          dilation,
          padding);
    }

    static Layer conv(int kernel) {
      return conv(kernel, 1, 1, 0);
    }

    static Layer same(int kernel) {
      return conv(kernel, 1, 1, kernel / 2);
    }

    static Layer depthwise(int kernel, int stride) {
      return new Layer(
          "@Conv2d(channels = Size.KEEP, groups = Size.KEEP, kernel = %d, stride = %d)"
              .formatted(kernel, stride),
          kernel,
          stride,
          1,
          0);
    }

    static Layer pool(int kernel, int stride) {
      return new Layer(
          "@MaxPool2d(value = %d, stride = %d)".formatted(kernel, stride), kernel, stride, 1, 0);
    }

    static Layer averagePool(int kernel, int stride) {
      return new Layer(
          "@AveragePool2d(value = %d, stride = %d)".formatted(kernel, stride),
          kernel,
          stride,
          1,
          0);
    }

    int reach() {
      return (kernel - 1) * dilation + 1;
    }
  }

  /**
   * Rows of pixels, or columns.
   *
   * @param start the first
   * @param extent how many
   */
  private record Field(int start, int extent) {}

  /**
   * A network.
   *
   * @param results positions along each axis of its last layer, of which the middle one is looked
   *     at
   */
  private record Net(String name, List<Layer> layers, int results) {
    /** With the least odd number of results for which the field lies within the image. */
    static Net of(String name, Layer... layers) {
      Net net = new Net(name, List.of(layers), 1);
      while (!net.fits()) {
        net = new Net(name, net.layers, net.results + 2);
      }
      return net;
    }

    private boolean fits() {
      Field field = computed();
      return field.start() >= 0 && field.start() + field.extent() <= side();
    }

    /** The side of images that give so many results. */
    int side() {
      int side = results;
      for (Layer layer : layers.reversed()) {
        side = (side - 1) * layer.stride() + layer.reach() - 2 * layer.padding();
      }
      return side;
    }

    /** That of the middle result, from kernels and strides alone. */
    Field computed() {
      int step = 1;
      int extent = 1;
      int start = 0;
      for (Layer layer : layers) {
        extent += (layer.reach() - 1) * step;
        start -= layer.padding() * step;
        step *= layer.stride();
      }
      return new Field(start + results / 2 * step, extent);
    }

    String source() {
      StringBuilder nodes = new StringBuilder();
      for (int i = 0; i < layers.size(); i++) {
        nodes.append(
            "  %s Tensor y%d(Tensor y%d);%n".formatted(layers.get(i).annotation(), i + 1, i));
      }
      return """
      @Network interface %s {
        @Input(shape = {%d, %d, 1}) Tensor y0();
      %s
        @Slice(axis = 0, start = %d, end = %d) Tensor row(Tensor y%d);
        @Slice(axis = 1, start = %d, end = %d) Tensor middle(Tensor row);
        @Sum(axes = {0, 1, 2, Axis.BATCH}) Tensor total(Tensor middle);
        @Gradient(of = "total", wrt = "y0") float[] slope(float[] y0);
      }
      """
          .formatted(
              name,
              side(),
              side(),
              nodes,
              results / 2,
              results / 2 + 1,
              layers.size(),
              results / 2,
              results / 2 + 1);
    }
  }

  private static List<Net> nets() {
    return List.of(
        Net.of("LeNet", Layer.conv(5), Layer.pool(2, 2), Layer.conv(5), Layer.pool(2, 2)),
        Net.of("Three3x3", Layer.conv(3), Layer.conv(3), Layer.conv(3)),
        Net.of("Vgg16", vgg()),
        Net.of("One5x5", Layer.conv(5)),
        Net.of("Points", Layer.conv(1), Layer.conv(1), Layer.conv(1)),
        Net.of("Strides", Layer.conv(3, 2, 1, 1), Layer.conv(3, 2, 1, 1), Layer.conv(3, 2, 1, 1)),
        Net.of("Dilations", Layer.conv(3, 1, 1, 1), Layer.conv(3, 1, 2, 2), Layer.conv(3, 1, 4, 4)),
        Net.of(
            "AlexNet",
            Layer.conv(11, 4, 1, 2),
            Layer.pool(3, 2),
            Layer.same(5),
            Layer.pool(3, 2),
            Layer.same(3),
            Layer.same(3),
            Layer.same(3),
            Layer.pool(3, 2)),
        Net.of(
            "ResNetStem",
            Layer.conv(7, 2, 1, 3),
            Layer.averagePool(3, 2),
            Layer.same(3),
            Layer.same(3)),
        Net.of(
            "Separable",
            Layer.depthwise(3, 1),
            Layer.conv(1),
            Layer.depthwise(3, 2),
            Layer.conv(1)));
  }

  /** 13 convolutions in blocks of 2, 2, 3, 3 and 3, a pool after each block. */
  private static Layer[] vgg() {
    List<Layer> layers = new ArrayList<>();
    for (int convolutions : new int[] {2, 2, 3, 3, 3}) {
      for (int i = 0; i < convolutions; i++) {
        layers.add(Layer.same(3));
      }
      layers.add(Layer.pool(2, 2));
    }
    return layers.toArray(Layer[]::new);
  }

  /** A layer that every pixel reaches. */
  private static final String DENSE =
      """
      @Network interface Dense0 {
        @Input(shape = {20, 20, 1}) Tensor y0();
        @Flatten Tensor flat(Tensor y0);
        @Dense(units = 3) Tensor y(Tensor flat);
        @Slice(axis = 0, start = 1, end = 2) Tensor middle(Tensor y);
        @Sum(axes = {0, Axis.BATCH}) Tensor total(Tensor middle);
        @Gradient(of = "total", wrt = "y0") float[] slope(float[] y0);
      }
      """;

  @Override
  public String id() {
    return "S48";
  }

  @Override
  public String title() {
    return "Receptive fields, computed and measured";
  }

  @Override
  public void run(Run run) {
    List<Net> nets = nets();
    StringBuilder source = new StringBuilder("class Nets {\n").append(DENSE);
    nets.forEach(net -> source.append(net.source()));
    InProcess compiled = InProcess.compile("Nets", source + "}\n", SCALAR);
    int equal = 0;
    List<Plane> planes = new ArrayList<>();
    for (Net net : nets) {
      double[] slopes = slopes(instance(compiled, net.name()), net.side(), run.firstSeed());
      Field computed = net.computed();
      Field rows = rows(slopes, net.side());
      Field columns = rows(transposed(slopes, net.side()), net.side());
      boolean same = rows.equals(computed) && columns.equals(computed);
      equal += same ? 1 : 0;
      planes.add(new Plane(net.name() + " " + computed.extent(), logarithms(slopes)));
      run.say(
          "%-10s of %3d pixels: computed %3d from %3d on, measured %3d x %3d from (%d, %d) on",
          net.name(),
          net.side(),
          computed.extent(),
          computed.start(),
          rows.extent(),
          columns.extent(),
          rows.start(),
          columns.start());
    }
    run.report().atLeast("networks measured as computed, of 10", equal, nets.size());
    known(run, nets.get(0), 16);
    known(run, nets.get(1), 7);
    known(run, nets.get(2), 212);
    double[] dense = slopes(instance(compiled, "Dense0"), DENSE_SIDE, run.firstSeed());
    long seen = Arrays.stream(dense).filter(slope -> slope != 0).count();
    run.report().atLeast("control: pixels that a dense layer sees", seen, DENSE_SIDE * DENSE_SIDE);
    run.say(
        "gradients by the pixels, on a logarithmic scale: %s",
        Pictures.planes(run.picture("S48-fields.png"), 5, planes));
  }

  private static void known(Run run, Net net, int extent) {
    int off = Math.abs(net.computed().extent() - extent);
    run.report().atMost("%s: computed, from %d".formatted(net.name(), extent), off, 0);
  }

  private static Instance instance(InProcess compiled, String name) {
    return compiled.instance("Nets_" + name + "Net");
  }

  /**
   * For each pixel the sum of the sizes of the gradient by it. Of several images, since pools pass
   * it to the largest of a window alone.
   */
  private static double[] slopes(Instance net, int side, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[side * side];
    float[] slope = new float[side * side];
    double[] sum = new double[side * side];
    for (int n = 0; n < IMAGES; n++) {
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextDouble(-1, 1);
      }
      net.programs().run(net.info().entry("slope"), new Object[] {image, slope}, 1);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.abs(slope[i]);
      }
    }
    return sum;
  }

  /** From the first row with a gradient to the last. */
  private static Field rows(double[] slopes, int side) {
    int first = side;
    int last = -1;
    for (int i = 0; i < slopes.length; i++) {
      if (slopes[i] != 0) {
        first = Math.min(first, i / side);
        last = Math.max(last, i / side);
      }
    }
    return new Field(first, last - first + 1);
  }

  private static double[] transposed(double[] values, int side) {
    double[] turned = new double[values.length];
    Arrays.setAll(turned, i -> values[i % side * side + i / side]);
    return turned;
  }

  /** 0 where the gradient is 0, and 1 where it is largest. */
  private static double[] logarithms(double[] slopes) {
    double[] sizes = Arrays.stream(slopes).filter(slope -> slope > 0).map(Math::log).toArray();
    double low = Arrays.stream(sizes).min().orElse(0) - 1;
    double high = Arrays.stream(sizes).max().orElse(1);
    return Arrays.stream(slopes)
        .map(slope -> slope > 0 ? (Math.log(slope) - low) / (high - low) : 0)
        .toArray();
  }
}
