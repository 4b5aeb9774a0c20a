package org.sinter.samples;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.Activation;
import org.sinter.Constant;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Activate;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Dropout;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;
import org.sinter.op.MatMul;
import org.sinter.op.Mean;
import org.sinter.op.Reshape;
import org.sinter.op.Sum;
import org.sinter.op.Transpose;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Networks;

/** Ranks and shapes, what the compiler infers of them, and what it refuses. */
final class S01_TensorShape implements Lesson {
  /** Tensors of rank 0 to 3. */
  @Network
  interface Ranks {
    @Constant(7)
    Tensor scalar();

    @Constant({5, 7, 8})
    Tensor vector();

    @Constant(
        value = {1, 2, 3, 4, 5, 6, 7, 8, 9},
        shape = {3, 3})
    Tensor matrix();

    @Constant(
        value = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
        shape = {2, 2, 3})
    Tensor cube();

    @Predict({"scalar", "vector", "matrix", "cube"})
    void values(float[] scalar, float[] vector, float[] matrix, float[] cube);
  }

  /** One node of each kind that makes a shape of a shape, in two chains. */
  @Network
  interface Kinds {
    @Input(shape = {28, 28, 1})
    Tensor image();

    @Conv2d(channels = 8, kernel = 5)
    Tensor conv(Tensor image);

    @Activate(Activation.GELU)
    Tensor activated(Tensor conv);

    @MaxPool2d(2)
    Tensor pooled(Tensor activated);

    @Flatten
    Tensor flat(Tensor pooled);

    @Dropout(rate = 0.5)
    Tensor dropped(Tensor flat);

    @Dense(units = 12)
    Tensor dense(Tensor dropped);

    @Softmax
    Tensor softmax(Tensor dense);

    @Reshape(shape = {3, 4})
    Tensor reshaped(Tensor dense);

    @Transpose
    Tensor transposed(Tensor reshaped);

    @MatMul
    Tensor product(Tensor reshaped, Tensor transposed);

    @Parameter(shape = {3, 1})
    Tensor column();

    @org.sinter.op.Add
    Tensor added(Tensor product, Tensor column);

    @Sum(axes = 1)
    Tensor summed(Tensor added);

    @Mean
    Tensor mean(Tensor summed);

    @Label(classes = 12)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor dense, Tensor label);

    @Predict({
      "conv",
      "activated",
      "pooled",
      "flat",
      "dropped",
      "dense",
      "softmax",
      "reshaped",
      "transposed",
      "product",
      "added",
      "summed",
      "mean"
    })
    void all(
        float[] image,
        float[] conv,
        float[] activated,
        float[] pooled,
        float[] flat,
        float[] dropped,
        float[] dense,
        float[] softmax,
        float[] reshaped,
        float[] transposed,
        float[] product,
        float[] added,
        float[] summed,
        float[] mean);
  }

  private static final Map<String, List<Integer>> EXPECTED =
      Map.ofEntries(
          Map.entry("scalar", List.of()),
          Map.entry("vector", List.of(3)),
          Map.entry("matrix", List.of(3, 3)),
          Map.entry("cube", List.of(2, 2, 3)),
          Map.entry("conv", List.of(24, 24, 8)),
          Map.entry("activated", List.of(24, 24, 8)),
          Map.entry("pooled", List.of(12, 12, 8)),
          Map.entry("flat", List.of(1152)),
          Map.entry("dropped", List.of(1152)),
          Map.entry("dense", List.of(12)),
          Map.entry("softmax", List.of(12)),
          Map.entry("reshaped", List.of(3, 4)),
          Map.entry("transposed", List.of(4, 3)),
          Map.entry("product", List.of(3, 3)),
          Map.entry("added", List.of(3, 3)),
          Map.entry("summed", List.of(3)),
          Map.entry("mean", List.of()));

  /**
   * A declaration with one extent left open.
   *
   * @param template with {@code %s} for the extent
   * @param member the node at fault
   * @param shapes what the message must name
   */
  private record Pair(
      String template, String wrong, String right, String member, List<String> shapes) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(operation("Add"), "3", "4", "y", List.of("[N, 4]", "[3]")),
          new Pair(operation("Subtract"), "{2, 3}", "{2, 4}", "y", List.of("[N, 4]", "[2, 3]")),
          new Pair(operation("Multiply"), "5", "1", "y", List.of("[N, 4]", "[5]")),
          new Pair(operation("Divide"), "{4, 2}", "{2, 4}", "y", List.of("[N, 4]", "[4, 2]")),
          new Pair(operation("MatMul"), "{5, 2}", "{4, 2}", "y", List.of("[N, 4]", "[5, 2]")),
          new Pair(
              loss("MeanSquaredError", "shape"), "2", "3", "loss", List.of("[N, 3]", "[N, 2]")),
          new Pair(
              loss("BinaryCrossEntropy", "shape"), "4", "3", "loss", List.of("[N, 3]", "[N, 4]")),
          new Pair(loss("CrossEntropy", "classes"), "4", "3", "loss", List.of("[N, 3]", "4")),
          new Pair(loss("CrossEntropy", "shape"), "5", "3", "loss", List.of("[N, 3]", "[N, 5]")),
          new Pair(
              layer("{4, 3}", "@Reshape(shape = %s)"),
              "{2, 5}",
              "{2, 6}",
              "y",
              List.of("[4, 3]", "[2, 5]")),
          new Pair(
              layer("{4, 4, 1}", "@Conv2d(channels = 2, kernel = %s)"),
              "{5, 3}",
              "{4, 3}",
              "y",
              List.of("[4, 4, 1]", "5 x 3")),
          new Pair(
              layer("{6, 2, 3}", "@MaxPool2d(%s)"),
              "{2, 3}",
              "{3, 2}",
              "y",
              List.of("[6, 2, 3]", "2 x 3")));

  private static String operation(String annotation) {
    return """
    @Network public interface Net {
      @Input(shape = 4) Tensor x();
      @Parameter(shape = %%s) Tensor p();
      @%s Tensor y(Tensor x, Tensor p);
      @Predict("y") float[] run(float[] x);
    }
    """
        .formatted(annotation);
  }

  private static String loss(String annotation, String label) {
    return """
    @Network public interface Net {
      @Input(shape = 4) Tensor x();
      @Dense(units = 3) Tensor y(Tensor x);
      @Label(%s = %%s) Tensor label();
      @%s Tensor loss(Tensor y, Tensor label);
    }
    """
        .formatted(label, annotation);
  }

  private static String layer(String shape, String annotation) {
    return """
    @Network public interface Net {
      @Input(shape = %s) Tensor x();
      %s Tensor y(Tensor x);
      @Predict("y") float[] run(float[] x);
    }
    """
        .formatted(shape, annotation);
  }

  @Override
  public String id() {
    return "S01";
  }

  @Override
  public String title() {
    return "Tensors, ranks, shapes";
  }

  @Override
  public void run(Run run) {
    int rejected = 0;
    int accepted = 0;
    for (Pair pair : PAIRS) {
      rejected += rejects(run, pair) ? 1 : 0;
      accepted += accepts(run, pair) ? 1 : 0;
    }
    run.report().atLeast("ill-shaped nets rejected, of 12", rejected, PAIRS.size());
    run.report().atLeast("control: well-shaped twins accepted, of 12", accepted, PAIRS.size());
    shapes(run);
    memoryPlan(run);
  }

  private static boolean rejects(Run run, Pair pair) {
    InProcess compiled = InProcess.compile("Net", pair.template().formatted(pair.wrong()));
    String message = String.join("\n", compiled.errors());
    run.say("%s", message.lines().findFirst().orElse("accepted"));
    return compiled.errors().size() == 1
        && message.contains("> " + pair.member() + " ")
        && pair.shapes().stream().allMatch(message::contains);
  }

  private static boolean accepts(Run run, Pair pair) {
    InProcess compiled = InProcess.compile("Net", pair.template().formatted(pair.right()));
    compiled.errors().forEach(error -> run.say("twin refused: %s", error));
    return compiled.made("NetNet");
  }

  private static void shapes(Run run) {
    Ranks ranks = Networks.create(Ranks.class, 1);
    float[][] values = {new float[1], new float[3], new float[9], new float[12]};
    ranks.values(values[0], values[1], values[2], values[3]);
    List<ArrayInfo> tensors = written(Networks.of(ranks).info());
    int wrongRanks = 0;
    for (int rank = 0; rank < tensors.size(); rank++) {
      List<Integer> shape = tensors.get(rank).shape();
      run.say(
          "rank %d  shape %-9s  %2d elements  %s",
          shape.size(), shape, tensors.get(rank).size(), Arrays.toString(values[rank]));
      wrongRanks += shape.size() == rank ? 0 : 1;
    }
    run.report().atMost("tensors of another rank than 0, 1, 2, 3", wrongRanks, 0);
    float[] twelve = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    run.report().atMost("values changed", Arrays.equals(values[3], twelve) ? 0 : 1, 0);
    List<ArrayInfo> kinds = written(Networks.of(Networks.create(Kinds.class, 1)).info());
    for (ArrayInfo node : kinds) {
      run.say("%-10s %s", node.name(), node.shape());
    }
    long wrong =
        List.of(tensors, kinds).stream()
            .flatMap(List::stream)
            .filter(node -> !node.shape().equals(EXPECTED.get(node.name())))
            .count();
    run.report().atMost("nodes of another shape than expected", wrong, 0);
  }

  private static List<ArrayInfo> written(NetworkInfo info) {
    return info.entries().stream()
        .filter(entry -> !entry.synthetic())
        .map(EntryInfo::writes)
        .findFirst()
        .orElseThrow();
  }

  /** The plan of a small network, as the compiler prints it. */
  private static void memoryPlan(Run run) {
    String net = loss("CrossEntropy", "classes").formatted("3");
    InProcess compiled = InProcess.compile("Net", net, "-Asinter.dump=schedule");
    String plan =
        compiled.texts().entrySet().stream()
            .filter(text -> !text.getKey().endsWith(".java"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("\n"));
    run.say("memory plan of x[4] -> y[3] -> loss:%n%s", plan);
    run.report().atLeast("memory plan printed", plan.contains("workspace") ? 1 : 0, 1);
  }
}
