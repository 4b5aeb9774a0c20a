package org.sinter.samples;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution or a pool over images, computed as its definition says: a loop over positions and
 * one over places of the window, in double.
 *
 * <p>Every window leads from a position of the small image, of which there is one for each window,
 * to one of the large image. A convolution reads the large one and writes the small one, a
 * transposed convolution the other way round; weights are {@code [small channels, large channels /
 * groups, height, width]} in both.
 *
 * @param large height and width of the large image
 * @param padding before and after it, rows and then columns
 */
record Windowed(
    Kind kind,
    int[] large,
    int largeChannels,
    int smallChannels,
    int[] kernel,
    int[] stride,
    int[] padding,
    int[] dilation,
    int groups) {
  private static final int[] CHANNELS = {1, 2, 3, 4, 5, 8, 9, 16, 17};

  /** Layers. */
  enum Kind {
    CONV("Conv2d"),
    CONV_TRANSPOSE("ConvTranspose2d"),
    MAX_POOL("MaxPool2d"),
    AVERAGE_POOL("AveragePool2d"),
    GLOBAL_AVERAGE_POOL("GlobalAveragePool");

    private final String annotation;

    Kind(String annotation) {
      this.annotation = annotation;
    }

    boolean hasWeights() {
      return this == CONV || this == CONV_TRANSPOSE;
    }
  }

  /** A layer at random, whose windows fit. */
  static Windowed random(Kind kind, SplittableRandom random) {
    int[] kernel = {random.nextInt(1, 5), random.nextInt(1, 5)};
    int[] stride = {random.nextInt(1, 4), random.nextInt(1, 4)};
    int[] dilation = {random.nextInt(1, 4), random.nextInt(1, 4)};
    int[] padding = new int[4];
    Arrays.setAll(padding, i -> random.nextInt(0, kernel[i / 2] / 2 + 1));
    int[] large = new int[2];
    for (int i = 0; i < 2; i++) {
      int reach = (kernel[i] - 1) * dilation[i] + 1;
      large[i] = random.nextInt(reach, reach + 8);
    }
    int in = CHANNELS[random.nextInt(CHANNELS.length)];
    int out = CHANNELS[random.nextInt(CHANNELS.length)];
    int groups = random.nextBoolean() ? 1 : in;
    out = groups == 1 ? out : in * random.nextInt(1, 3);
    if (!kind.hasWeights()) {
      groups = in;
      out = in;
    }
    Windowed any = new Windowed(kind, large, in, out, kernel, stride, padding, dilation, groups);
    return switch (kind) {
      case CONV, MAX_POOL, AVERAGE_POOL -> any;
      case CONV_TRANSPOSE -> any.exact();
      case GLOBAL_AVERAGE_POOL -> any.global();
    };
  }

  /** With a large image that ends where the last window does, as a transposed one makes it. */
  private Windowed exact() {
    int[] exact = new int[2];
    for (int i = 0; i < 2; i++) {
      exact[i] = (small(i) - 1) * stride[i] + reach(i) - padding[2 * i] - padding[2 * i + 1];
    }
    boolean swapped = smallChannels % largeChannels == 0;
    return new Windowed(
        kind,
        exact,
        swapped ? smallChannels : largeChannels,
        swapped ? largeChannels : smallChannels,
        kernel,
        stride,
        padding,
        dilation,
        groups);
  }

  private Windowed global() {
    int[] one = {1, 1};
    return new Windowed(
        kind, large, largeChannels, largeChannels, large, one, new int[4], one, largeChannels);
  }

  private int reach(int axis) {
    return (kernel[axis] - 1) * dilation[axis] + 1;
  }

  /** {@code floor((n + 2 p - d (k - 1) - 1) / s) + 1}. */
  private int small(int axis) {
    int padded = large[axis] + padding[2 * axis] + padding[2 * axis + 1];
    return Math.floorDiv(padded - dilation[axis] * (kernel[axis] - 1) - 1, stride[axis]) + 1;
  }

  private boolean readsSmall() {
    return kind == Kind.CONV_TRANSPOSE;
  }

  private List<Integer> smallShape() {
    return List.of(small(0), small(1), smallChannels);
  }

  private List<Integer> largeShape() {
    return List.of(large[0], large[1], largeChannels);
  }

  /** Height, width and channels of what it reads. */
  List<Integer> from() {
    return readsSmall() ? smallShape() : largeShape();
  }

  /** The same of what it makes; channels alone where the pool is global. */
  List<Integer> to() {
    if (kind == Kind.GLOBAL_AVERAGE_POOL) {
      return List.of(largeChannels);
    }
    return readsSmall() ? largeShape() : smallShape();
  }

  int weights() {
    return smallChannels * perGroup() * kernel[0] * kernel[1];
  }

  private int perGroup() {
    return largeChannels / groups;
  }

  /** As it is declared. */
  String annotation() {
    String window =
        "stride = {%d, %d}, padding = {%d, %d, %d, %d}, dilation = {%d, %d}"
            .formatted(
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                padding[2],
                padding[3],
                dilation[0],
                dilation[1]);
    String extents = "{%d, %d}".formatted(kernel[0], kernel[1]);
    return switch (kind) {
      case CONV, CONV_TRANSPOSE ->
          "@%s(channels = %d, kernel = %s, %s, groups = %d)"
              .formatted(kind.annotation, to().get(2), extents, window, groups);
      case MAX_POOL, AVERAGE_POOL ->
          "@%s(value = %s, %s)".formatted(kind.annotation, extents, window);
      case GLOBAL_AVERAGE_POOL -> "@" + kind.annotation;
    };
  }

  /** Takes places in the arrays of the small image, the large image and the weights. */
  private interface Visitor {
    void visit(int small, int large, int weight);
  }

  /** Windows in order and the places of each in order, channels outermost. */
  private void forEach(Visitor visitor) {
    int smallPerGroup = smallChannels / groups;
    for (int s = 0; s < smallChannels; s++) {
      for (int l = 0; l < perGroup(); l++) {
        int channel = s / smallPerGroup * perGroup() + l;
        forEachPlace(visitor, s, channel, s * perGroup() + l);
      }
    }
  }

  private void forEachPlace(Visitor visitor, int smallChannel, int largeChannel, int filter) {
    for (int window = 0; window < small(0) * small(1); window++) {
      for (int place = 0; place < kernel[0] * kernel[1]; place++) {
        int row = at(0, window / small(1), place / kernel[1]);
        int column = at(1, window % small(1), place % kernel[1]);
        if (row >= 0 && row < large[0] && column >= 0 && column < large[1]) {
          visitor.visit(
              window * smallChannels + smallChannel,
              (row * large[1] + column) * largeChannels + largeChannel,
              filter * kernel[0] * kernel[1] + place);
        }
      }
    }
  }

  private int at(int axis, int position, int place) {
    return position * stride[axis] + place * dilation[axis] - padding[2 * axis];
  }

  /** One image, without bias. */
  double[] forward(double[] x, double[] weight) {
    double[] y = new double[to().stream().reduce(1, Math::multiplyExact)];
    switch (kind) {
      case CONV -> forEach((s, l, w) -> y[s] += x[l] * weight[w]);
      case CONV_TRANSPOSE -> forEach((s, l, w) -> y[l] += x[s] * weight[w]);
      case MAX_POOL -> {
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        forEach((s, l, _) -> y[s] = Math.max(y[s], x[l]));
      }
      case AVERAGE_POOL, GLOBAL_AVERAGE_POOL ->
          forEach((s, l, _) -> y[s] += x[l] / (kernel[0] * kernel[1]));
    }
    return y;
  }

  /** The gradient by one image; that by the weights is added. */
  double[] backward(double[] x, double[] weight, double[] dy, double[] dWeight) {
    double[] dx = new double[x.length];
    switch (kind) {
      case CONV ->
          forEach(
              (s, l, w) -> {
                dx[l] += dy[s] * weight[w];
                dWeight[w] += dy[s] * x[l];
              });
      case CONV_TRANSPOSE ->
          forEach(
              (s, l, w) -> {
                dx[s] += dy[l] * weight[w];
                dWeight[w] += dy[l] * x[s];
              });
      case MAX_POOL -> {
        double[] y = forward(x, weight);
        boolean[] found = new boolean[y.length];
        forEach(
            (s, l, _) -> {
              dx[l] += !found[s] && x[l] == y[s] ? dy[s] : 0;
              found[s] |= x[l] == y[s];
            });
      }
      case AVERAGE_POOL, GLOBAL_AVERAGE_POOL ->
          forEach((s, l, _) -> dx[l] += dy[s] / (kernel[0] * kernel[1]));
    }
    return dx;
  }
}
