package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.support.Instance;
import org.sinter.samples.Windowed.Kind;

/**
 * Convolutions and pools of random extents, strides, paddings, dilations and groups: what the
 * compiled kernels compute, forward and backward, against loops as in the definition. ONNX's own
 * cases of these operators are run by the tests, and their gradients against difference quotients
 * by {@link S08_NumericalGradient}.
 */
final class S47_Convolution implements Lesson {
  private static final int LAYERS = 10;
  private static final int BATCH = 2;
  private static final double CLOSE = 1e-5;

  /** Windows that do not fit, and after them the same that do. */
  private static final List<String> TOO_LARGE =
      List.of(
          "@Conv2d(channels = 2, kernel = 5)",
          "@Conv2d(channels = 2, kernel = 3, dilation = 2)",
          "@Conv2d(channels = 2, kernel = 7, padding = 1)",
          "@MaxPool2d(5)",
          "@AveragePool2d(value = {1, 5})");

  private static final List<String> FITTING =
      List.of(
          "@Conv2d(channels = 2, kernel = 4)",
          "@Conv2d(channels = 2, kernel = 2, dilation = 2)",
          "@Conv2d(channels = 2, kernel = 6, padding = 1)",
          "@MaxPool2d(4)",
          "@AveragePool2d(value = {1, 4})");

  @Override
  public String id() {
    return "S47";
  }

  @Override
  public String title() {
    return "Convolution and pooling arithmetic";
  }

  @Override
  public void run(Run run) {
    SplittableRandom random = new SplittableRandom(run.firstSeed());
    int networks = run.full() ? 50 : 5;
    double forward = 0;
    double backward = 0;
    int otherShapes = 0;
    Kind[] kinds = Kind.values();
    for (int n = 0; n < networks; n++) {
      List<Windowed> layers = new ArrayList<>();
      for (int i = 0; i < LAYERS; i++) {
        layers.add(Windowed.random(kinds[i % kinds.length], random));
      }
      Trial trial = Trial.of(layers, random);
      otherShapes += trial.otherShapes();
      forward = Math.max(forward, trial.forward());
      backward = Math.max(backward, trial.backward());
    }
    run.say("%d layers, each for %d images", networks * LAYERS, BATCH);
    run.report().atMost("results against the direct loop, relative", forward, CLOSE);
    run.report().atMost("gradients against the direct loop, relative", backward, CLOSE);
    run.report().atMost("results of another shape than computed", otherShapes, 0);
    long refused = TOO_LARGE.stream().filter(layer -> refuses(run, layer)).count();
    run.report().atLeast("control: windows too large refused, of 5", refused, TOO_LARGE.size());
    long accepted = FITTING.stream().filter(layer -> compile(layer).errors().isEmpty()).count();
    run.report().atLeast("control: windows that fit accepted, of 5", accepted, FITTING.size());
  }

  private static boolean refuses(Run run, String layer) {
    List<String> errors = compile(layer).errors();
    errors.forEach(error -> run.say("%s", error.lines().findFirst().orElse("")));
    return errors.size() == 1 && errors.getFirst().contains("SN2007");
  }

  private static InProcess compile(String layer) {
    return InProcess.compile(
        "Net",
        """
        @Network public interface Net {
          @Input(shape = {4, 4, 1}) Tensor x();
          %s Tensor y(Tensor x);
          @Predict("y") float[] run(float[] x);
        }
        """
            .formatted(layer));
  }

  /** Some layers side by side in a network, with numbers for them: arrays by name. */
  private record Trial(List<Windowed> layers, Instance net, Map<String, float[]> arrays) {
    static Trial of(List<Windowed> layers, SplittableRandom random) {
      Instance net = InProcess.compile("Net", source(layers)).instance("NetNet");
      Map<String, float[]> arrays = new HashMap<>();
      for (int i = 0; i < layers.size(); i++) {
        Windowed layer = layers.get(i);
        arrays.put("x" + i, uniform(random, BATCH * size(layer.from())));
        arrays.put("r" + i, uniform(random, BATCH * size(layer.to())));
        arrays.put("w" + i, uniform(random, layer.weights()));
        if (layer.kind().hasWeights()) {
          net.parameters().set("y" + i + ".weight", Maps.at(arrays, "w" + i));
        }
      }
      return new Trial(layers, net, arrays);
    }

    private static int size(List<Integer> shape) {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    private static float[] uniform(SplittableRandom random, int length) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      return values;
    }

    /** The gradient of {@code total} by a result y is the array r that it is multiplied with. */
    private static String source(List<Windowed> layers) {
      StringBuilder nodes = new StringBuilder();
      for (int i = 0; i < layers.size(); i++) {
        Windowed layer = layers.get(i);
        nodes.append(
            """
            @Input(shape = $from) Tensor x$i();
            @Input(shape = $to) Tensor r$i();
            $layer Tensor y$i(Tensor x$i);
            @Multiply Tensor product$i(Tensor y$i, Tensor r$i);
            @Sum(axes = {$axes, Axis.BATCH}) Tensor sum$i(Tensor product$i);
            """
                .replace("$from", braces(layer.from()))
                .replace("$to", braces(layer.to()))
                .replace("$layer", layer.annotation())
                .replace("$axes", layer.to().size() == 1 ? "0" : "0, 1, 2")
                .replace("$i", Integer.toString(i)));
      }
      int count = layers.size();
      String read = list(count, "float[] x$i, float[] r$i");
      return """
      @Network public interface Net {
        %s
        @Stack Tensor sums(%s);
        @Sum(axes = 0) Tensor total(Tensor sums);
        @Predict({%s}) void forward(%s, %s);
        @Train("total") float train(%s);
        @Gradient(of = "total", wrt = {%s}) void slopes(%s, %s);
      }
      """
          .formatted(
              nodes,
              list(count, "Tensor sum$i"),
              list(count, "\"y$i\""),
              list(count, "float[] x$i"),
              list(count, "float[] y$i"),
              read,
              list(count, "\"x$i\""),
              read,
              list(count, "@Out(\"x$i\") float[] d$i"));
    }

    private static String list(int count, String item) {
      return IntStream.range(0, count)
          .mapToObj(i -> item.replace("$i", Integer.toString(i)))
          .collect(Collectors.joining(", "));
    }

    private static String braces(List<Integer> shape) {
      return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }

    private EntryInfo entry(String name) {
      return net.info().entries().get(net.info().entry(name));
    }

    int otherShapes() {
      List<ArrayInfo> results = entry("forward").writes();
      return (int)
          IntStream.range(0, layers.size())
              .filter(i -> !results.get(i).shape().equals(layers.get(i).to()))
              .count();
    }

    /** What an entry point writes. */
    private List<float[]> run(String name) {
      List<Object> all = new ArrayList<>();
      entry(name).reads().forEach(read -> all.add(arrays.get(read.name())));
      List<float[]> written =
          entry(name).writes().stream().map(w -> new float[BATCH * w.size()]).toList();
      all.addAll(written);
      net.programs().run(net.info().entry(name), all.toArray(), BATCH);
      return written;
    }

    double forward() {
      List<float[]> ours = run("forward");
      double worst = 0;
      for (int i = 0; i < layers.size(); i++) {
        double[] weight = image("w" + i, 0, 1);
        for (int n = 0; n < BATCH; n++) {
          double[] expected = layers.get(i).forward(image("x" + i, n, BATCH), weight);
          worst = Math.max(worst, apart(part(ours.get(i), n, BATCH), expected));
        }
      }
      return worst;
    }

    double backward() {
      List<float[]> ours = run("slopes");
      run("train");
      double worst = 0;
      for (int i = 0; i < layers.size(); i++) {
        double[] weight = image("w" + i, 0, 1);
        double[] slope = new double[weight.length];
        for (int n = 0; n < BATCH; n++) {
          double[] x = image("x" + i, n, BATCH);
          double[] dy = image("r" + i, n, BATCH);
          double[] expected = layers.get(i).backward(x, weight, dy, slope);
          worst = Math.max(worst, apart(part(ours.get(i), n, BATCH), expected));
        }
        if (layers.get(i).kind().hasWeights()) {
          worst = Math.max(worst, apart(net.parameters().gradient("y" + i + ".weight"), slope));
        }
      }
      return worst;
    }

    private double[] image(String name, int number, int of) {
      float[] part = part(Maps.at(arrays, name), number, of);
      return IntStream.range(0, part.length).mapToDouble(i -> part[i]).toArray();
    }

    private static float[] part(float[] all, int number, int of) {
      int length = all.length / of;
      return Arrays.copyOfRange(all, number * length, (number + 1) * length);
    }

    /** The largest difference, by the largest number. */
    private static double apart(float[] ours, double[] expected) {
      double difference = 0;
      double largest = 1e-3;
      for (int i = 0; i < expected.length; i++) {
        difference = Math.max(difference, Math.abs(ours[i] - expected[i]));
        largest = Math.max(largest, Math.abs(expected[i]));
      }
      return difference / largest;
    }
  }
}
