package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Value;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Layers against formulas written out, and what they declare. */
class LayersTest {
  private static final Random RANDOM = new Random(2);

  private static Map<String, DenseTensor> sources(Graph graph) {
    Map<String, DenseTensor> sources = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter p) {
        sources.put(p.parameter(), Numbers.uniform(p.type().shape(), -1, 1, RANDOM));
      }
      if (node.op() instanceof Input input) {
        sources.put(input.source(), Numbers.uniform(input.type().shape(), -1, 1, RANDOM));
      }
    }
    return sources;
  }

  @Test
  void denseIsWeightTimesInputPlusBias() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(2, 4));
    Value y = build.op("y", "dense", Attributes.none().with("units", 3), x);
    Graph graph = build.primitives(Mode.INFERENCE, y);
    Map<String, DenseTensor> s = sources(graph);
    DenseTensor actual = Reference.outputs(graph, Numbers.evaluation(s)).get("y");
    double expected = s.get("y.bias").get(2);
    for (int k = 0; k < 4; k++) {
      expected += s.get("y.weight").get(2, k) * s.get("x").get(1, 0, k);
    }
    assertThat(actual.shape()).containsExactly(3, 2, 3);
    assertThat(actual.get(1, 0, 2)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void convolutionSumsTheWindowAsPyTorchDoes() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(5, 6, 2));
    Attributes attributes =
        Attributes.none()
            .with("channels", 3)
            .with("kernel", List.of(2, 3))
            .with("activation", "RELU");
    Graph graph = build.primitives(Mode.INFERENCE, build.op("y", "conv2d", attributes, x));
    Map<String, DenseTensor> s = sources(graph);
    DenseTensor actual = Reference.outputs(graph, Numbers.evaluation(s)).get("y");
    assertThat(actual.shape()).containsExactly(3, 4, 4, 3);
    int[] at = new int[4];
    do {
      double sum = s.get("y.bias").get(at[3]);
      for (int c = 0; c < 2; c++) {
        for (int u = 0; u < 2; u++) {
          for (int v = 0; v < 3; v++) {
            sum +=
                s.get("y.weight").get(at[3], c, u, v)
                    * s.get("x").get(at[0], at[1] + u, at[2] + v, c);
          }
        }
      }
      assertThat(actual.get(at)).isCloseTo(Math.max(sum, 0), within(1e-14));
    } while (DenseTensor.next(at, actual.shape()));
  }

  @Test
  void layersBeginAsTheirActivationWants() {
    TensorType image = new TensorType(ElementType.FLOAT32, Shape.batchOf(5, 5, 2));
    Attributes conv = Attributes.none().with("channels", 8).with("kernel", 3);
    assertThat(specs("conv2d", conv.with("activation", "RELU"), image))
        .containsExactly(
            new ParameterSpec(
                "weight", Shape.of(8, 2, 3, 3), new InitSpec(InitSpec.Kind.HE, 1, 18, 72)),
            new ParameterSpec("bias", Shape.of(8), new InitSpec(InitSpec.Kind.ZEROS, 0, 0, 0)));
    TensorType row = new TensorType(ElementType.FLOAT32, Shape.batchOf(4));
    Attributes dense = Attributes.none().with("units", 3).with("bias", false);
    assertThat(specs("dense", dense, row))
        .containsExactly(
            new ParameterSpec(
                "weight", Shape.of(3, 4), new InitSpec(InitSpec.Kind.XAVIER_UNIFORM, 1, 4, 3)));
    assertThat(specs("dense", dense.with("init", "NORMAL").with("initScale", 0.02), row))
        .containsExactly(
            new ParameterSpec(
                "weight", Shape.of(3, 4), new InitSpec(InitSpec.Kind.NORMAL, 0.02, 4, 3)));
  }

  private static List<ParameterSpec> specs(String op, Attributes attributes, TensorType operand) {
    return ((Composite) OpRegistry.load().definition(op).create(attributes))
        .parameters(List.of(operand));
  }

  @Test
  void dropoutScalesWhatItKeepsAndOnlyInTraining() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(50));
    Attributes rate = Attributes.none().with("rate", 0.25);
    Value y = build.op("y", "dropout", rate, x);
    DenseTensor ones = Numbers.uniform(x.shape(), 1, 1, RANDOM);
    Evaluation evaluation = Numbers.evaluation(Map.of("x", ones));
    double[] training =
        Reference.outputs(build.primitives(Mode.TRAINING, y), evaluation).get("y").values();
    double[] inference =
        Reference.outputs(build.primitives(Mode.INFERENCE, y), evaluation).get("y").values();
    assertThat(inference).containsOnly(1);
    assertThat(training).containsOnly(0, 1 / 0.75);
    assertThat(Arrays.stream(training).filter(v -> v == 0).count()).isBetween(20L, 60L);
  }

  @Test
  void theFirstOfEqualElementsTakesTheGradientOfAPool() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(3, 5, 1));
    Value y = build.op("y", "max_pool2d", Attributes.none().with("value", 2), x);
    Graph graph = build.primitives(Mode.TRAINING, y);
    Value pooled = graph.output("y");
    Graph.Output wrt = new Graph.Output("d_x", graph.nodes().getFirst().result());
    Graph gradient = ReverseMode.differentiate(graph, pooled, List.of(wrt));
    double[] image = {4, 4, 1, 2, 9, 4, 0, 2, 2, 9, 9, 9, 9, 9, 9};
    Map<String, DenseTensor> values =
        Reference.outputs(
            gradient, Numbers.evaluation(Map.of("x", new DenseTensor(new int[] {3, 5, 1}, image))));
    assertThat(values.get("y").values()).containsExactly(4, 2);
    assertThat(values.get("d_x").values())
        .containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void equalLargestElementsShareTheGradientOfAMaximum() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(2, 3));
    Value y = build.op("y", new ReduceMax(List.of(1)), x);
    Graph gradient =
        ReverseMode.differentiate(build.build(y), y, List.of(new Graph.Output("d_x", x)));
    DenseTensor given = new DenseTensor(new int[] {2, 3}, new double[] {5, 1, 5, 0, 3, 2});
    assertThat(
            Reference.outputs(gradient, Numbers.evaluation(Map.of("x", given))).get("d_x").values())
        .containsExactly(0.5, 0, 0.5, 0, 1, 0);
  }

  @Test
  void theMeanOverTheBatchDividesByItsLength() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(2));
    Attributes axes = Attributes.none().with("axes", List.of(Axes.BATCH));
    Graph graph = build.primitives(Mode.INFERENCE, build.op("y", "mean", axes, x));
    DenseTensor given = new DenseTensor(new int[] {3, 2}, new double[] {1, 2, 3, 4, 5, 9});
    assertThat(Reference.outputs(graph, Numbers.evaluation(Map.of("x", given))).get("y").values())
        .containsExactly(new double[] {3, 5}, within(1e-15));
  }
}
