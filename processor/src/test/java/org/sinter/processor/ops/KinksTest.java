package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Value;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/** Gradients where two sides meet, and values from the acceptance table of activations. */
class KinksTest {
  private static final double NAN = Double.NaN;

  private static double[] gradient(Op op, double... x) {
    Build build = new Build();
    Value given = build.input("x", Shape.of(x.length));
    Value y = build.op("y", op, given);
    Graph graph =
        ReverseMode.differentiate(build.build(y), y, List.of(new Graph.Output("dx", given)));
    return values(graph, Map.of("x", x)).get("dx").values();
  }

  private static Map<String, DenseTensor> values(Graph graph, Map<String, double[]> sources) {
    Map<String, DenseTensor> tensors = new java.util.HashMap<>();
    sources.forEach((n, x) -> tensors.put(n, new DenseTensor(new int[] {x.length}, x)));
    return Reference.outputs(graph, Numbers.evaluation(tensors));
  }

  @Test
  void boundsThatStopAGradientStopItAtThemToo() {
    assertThat(gradient(new Relu6(), 0, 6, 3)).containsExactly(0, 0, 1);
    assertThat(gradient(new HardTanh(), -1, 1, 0)).containsExactly(0, 0, 1);
    assertThat(gradient(new HardSigmoid(), -3, 3)).containsExactly(0, 0);
    assertThat(gradient(new SoftShrink(0.5), -0.5, 0.5, 0.6)).containsExactly(0, 0, 1);
    assertThat(gradient(new HardShrink(0.5), -0.5, 0.5, 0.6)).containsExactly(0, 0, 1);
    assertThat(gradient(new Threshold(0.3, -2), 0.3, 0.4)).containsExactly(0, 1);
    assertThat(gradient(new Abs(), 0)).containsExactly(0);
  }

  @Test
  void clipPassesItAtItsBounds() {
    assertThat(gradient(new Clip(-1, 1), -1, 1, -1.1, 1.1)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void theExponentialUnitsTakeTheirLowerSideAtZero() {
    assertThat(gradient(new Elu(0.5), 0)).containsExactly(0.5);
    assertThat(gradient(new Celu(0.5), 0)).containsExactly(1);
    double both = 1.6732632423543772 * 1.0507009873554805;
    assertThat(gradient(new Selu(), 0)).containsExactly(new double[] {both}, within(1e-15));
    assertThat(gradient(new HardSwish(), -3, 3)).containsExactly(0, 1);
  }

  @Test
  void equalOperandsShareTheGradientOfTheirMaximum() {
    for (String name : List.of("maximum", "minimum")) {
      Build build = new Build();
      Value a = build.input("a", Shape.of(3));
      Value b = build.input("b", Shape.of(3));
      Graph graph = build.primitives(Mode.TRAINING, build.op("y", name, Attributes.none(), a, b));
      Value y = graph.output("y");
      Graph sum = graph;
      Map<String, DenseTensor> dx =
          values(
              GradientCheck.differentiate(sum, List.of("a", "b")),
              Map.of("a", new double[] {2, 1, 5}, "b", new double[] {2, 3, 4}));
      boolean max = name.equals("maximum");
      assertThat(y.shape()).isEqualTo(Shape.of(3));
      assertThat(dx.get("d_a").values()).containsExactly(0.5, max ? 0 : 1, max ? 1 : 0);
      assertThat(dx.get("d_b").values()).containsExactly(0.5, max ? 1 : 0, max ? 0 : 1);
    }
  }

  @Test
  void noGradientFlowsToWhatWasNotChosenHoweverLargeItsSlope() {
    Build build = new Build();
    Value c = build.input("c", Shape.of(2));
    Value x = build.input("x", Shape.of(2));
    Value root = build.op("root", "sqrt", Attributes.none(), x);
    Value zero = build.input("zero", Shape.of(2));
    Graph graph =
        build.primitives(Mode.TRAINING, build.op("y", "where", Attributes.none(), c, root, zero));
    Map<String, DenseTensor> values =
        values(
            GradientCheck.differentiate(graph, List.of("c", "zero")),
            Map.of(
                "c", new double[] {0, 2}, "x", new double[] {-1, 4}, "zero", new double[] {7, 7}));
    assertThat(values.get("y").values()).containsExactly(7, 2);
    assertThat(values.get("d_zero").values()).containsExactly(1, 0);
    assertThat(values.get("d_c").values()).containsExactly(0, 0);
  }

  @Test
  void activationsHaveTheValuesOfTheAcceptanceTable() {
    double[] x = {-2, -1, -0.5, 0, 0.5, 1, 2};
    check(
        "SELU",
        x,
        -1.520166469,
        -1.111330738,
        -0.691758188,
        0,
        0.525350494,
        1.050700987,
        2.101401975);
    check("ELU", x, -0.864664717, -0.632120559, -0.393469340, 0, 0.5, 1, 2);
    check(
        "SILU",
        x,
        -0.238405844,
        -0.268941421,
        -0.188770334,
        0,
        0.311229666,
        0.731058579,
        1.761594156);
    check(
        "GELU",
        x,
        -0.045500264,
        -0.158655254,
        -0.154268769,
        0,
        0.345731231,
        0.841344746,
        1.954499736);
    check(
        "GELU_TANH",
        x,
        -0.045402306,
        -0.158808009,
        -0.154285990,
        0,
        0.345714010,
        0.841191991,
        1.954597694);
    check(
        "MISH",
        x,
        -0.252501483,
        -0.303401461,
        -0.220743775,
        0,
        0.375245211,
        0.865098388,
        1.943958960);
    check(
        "HARD_SWISH",
        x,
        -0.333333333,
        -0.333333333,
        -0.208333333,
        0,
        0.291666667,
        0.666666667,
        1.666666667);
    check("SOFTSIGN", x, -0.666666667, -0.5, -0.333333333, 0, 0.333333333, 0.5, 0.666666667);
    check(
        "SOFTPLUS",
        x,
        0.126928011,
        0.313261688,
        0.474076984,
        0.693147181,
        0.974076984,
        1.313261688,
        2.126928011);
  }

  private static void check(String name, double[] x, double... expected) {
    var op = Activations.of("test", "activation", name, NAN);
    assertThat(Arrays.stream(x).map(op::scalar).toArray())
        .as(name)
        .containsExactly(expected, within(6e-10));
  }

  /** Ties, a window of nothing but 0, and an element that is the largest of two windows. */
  @Test
  void reluBeforePoolingPassesWhatTheLargestAboveZeroGets() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(2, 6, 1));
    Value relu = build.op("relu", new Relu(), x);
    Attributes overlapping = Attributes.none().with("value", 2).with("stride", 1);
    Graph graph = build.primitives(Mode.TRAINING, build.op("y", "max_pool2d", overlapping, relu));
    Graph both = GradientCheck.differentiate(graph, List.of("x"));
    double[] image = {-1, -2, 3, 3, 1, 5, -3, 0, 3, -1, 2, 5};
    DenseTensor given = new DenseTensor(new int[] {2, 6, 1}, image);
    DenseTensor dx = Reference.outputs(both, Numbers.evaluation(Map.of("x", given))).get("d_x");
    assertThat(dx.values()).containsExactly(0, 0, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0);
    assertThat(both.nodes())
        .filteredOn(node -> node.op().name().equals("d_relu"))
        .singleElement()
        .satisfies(node -> assertThat(node.result().type().shape()).isEqualTo(Shape.of(1, 5, 1)));
  }
}
