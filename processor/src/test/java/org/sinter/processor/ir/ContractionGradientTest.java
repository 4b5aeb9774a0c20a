package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.testing.SampleGraph;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** Every contraction's gradient, also by windows, against differences; and the gradient of that. */
class ContractionGradientTest {

  @Property(tries = 60)
  void ofConvolutionsOfAnyShape(
      @ForAll @IntRange(min = 1, max = 5) int kh,
      @ForAll @IntRange(min = 1, max = 4) int kw,
      @ForAll @IntRange(min = 0, max = 4) int moreRows,
      @ForAll @IntRange(min = 0, max = 3) int moreColumns,
      @ForAll @IntRange(min = 1, max = 3) int in,
      @ForAll @IntRange(min = 1, max = 3) int out,
      @ForAll @IntRange(min = 1, max = 2) int groups) {
    Attributes attributes =
        Attributes.none()
            .with("channels", groups * out)
            .with("groups", groups)
            .with("kernel", List.of(kh, kw));
    Shape image = Shape.batchOf(kh + moreRows, kw + moreColumns, groups * in);
    check("conv2d", Sample.of(attributes, -1, 1, image));
  }

  @Property(tries = 80)
  void ofConvolutionsThatStrideAndDilate(
      @ForAll @IntRange(min = 1, max = 4) int kernel,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 0, max = 3) int before,
      @ForAll @IntRange(min = 0, max = 3) int after,
      @ForAll @IntRange(min = 0, max = 5) int more,
      @ForAll boolean depthwise) {
    Attributes attributes =
        Attributes.none()
            .with("channels", 2)
            .with("groups", depthwise ? 2 : 1)
            .with("kernel", kernel)
            .with("stride", stride)
            .with("dilation", dilation)
            .with("padding", List.of(before, after));
    int reach = dilation * (kernel - 1) + 1;
    int length = Math.max(1, reach - before - after) + more;
    check("conv1d", Sample.of(attributes, -1, 1, Shape.batchOf(length, 2)));
  }

  @Property(tries = 40)
  void ofMatrixProductsOfAnyShape(
      @ForAll @IntRange(min = 1, max = 4) int m,
      @ForAll @IntRange(min = 1, max = 5) int k,
      @ForAll @IntRange(min = 1, max = 4) int n,
      @ForAll boolean batchedA,
      @ForAll boolean batchedB) {
    Shape a = batchedA ? Shape.batchOf(m, k) : Shape.of(m, k);
    Shape b = batchedB ? Shape.batchOf(k, n) : Shape.of(k, n);
    check("mat_mul", Sample.of(-1, 1, a, b));
  }

  @Property(tries = 30)
  void ofDilatedWindows(
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 1, max = 3) int window,
      @ForAll @IntRange(min = 1, max = 4) int positions) {
    int length = positions - 1 + (window - 1) * dilation + 1;
    Contraction.Spec spec =
        new Contraction.Spec(
            List.of(Dim.of(positions), Dim.of(window)),
            1,
            List.of(Affine.sum(0, 1, 1, dilation, 0)),
            List.of(Affine.axis(1)));
    Build build = new Build();
    Value x = build.input("x", Shape.of(length));
    Value w = build.input("w", Shape.of(window));
    Graph graph = build.build(build.op("y", new Einsum("conv1d", spec), x, w));
    Random random = new Random(5);
    Map<String, DenseTensor> sources =
        Map.of(
            "x", Numbers.uniform(x.shape(), -1, 1, random),
            "w", Numbers.uniform(w.shape(), -1, 1, random));
    GradientCheck.firstAndSecond(graph, List.of("x", "w"), sources);
  }

  @Test
  void twoConvolutionsInARow() {
    Build build = new Build();
    Attributes first = Attributes.none().with("channels", 2).with("kernel", List.of(3, 2));
    Attributes second = Attributes.none().with("channels", 3).with("kernel", 2);
    Value x = build.input("x", Shape.batchOf(6, 5, 2));
    Value c1 = build.op("c1", "conv2d", first.with("activation", "TANH"), x);
    Value c2 = build.op("c2", "conv2d", second, c1);
    Graph graph = build.primitives(Mode.TRAINING, c2);
    Random random = new Random(11);
    Map<String, DenseTensor> sources = new HashMap<>();
    sources.put("x", Numbers.uniform(x.shape(), -1, 1, random));
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter p) {
        sources.put(p.parameter(), Numbers.uniform(p.type().shape(), -1, 1, random));
      }
    }
    GradientCheck.firstAndSecond(
        graph, List.of("x", "c1.weight", "c1.bias", "c2.weight", "c2.bias"), sources);
  }

  @Test
  void aWindowThatNoAxisCanBeSolvedForIsRefusedLoudly() {
    Contraction.Spec spec =
        new Contraction.Spec(
            List.of(Dim.of(2), Dim.of(3)),
            1,
            List.of(Affine.sum(0, 2, 1, 2, 0)),
            List.of(Affine.sum(0, 1, 1, 1, 0)));
    Build build = new Build();
    Value x = build.input("x", Shape.of(7));
    Value w = build.input("w", Shape.of(4));
    Graph graph = build.build(build.op("y", new Einsum("conv1d", spec), x, w));
    assertThatThrownBy(() -> GradientCheck.differentiate(graph, List.of("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no axis to solve for");
  }

  private static void check(String name, Sample sample) {
    OpDefinition definition = OpRegistry.load().definition(name);
    SampleGraph graph = SampleGraph.of(definition, sample, Mode.TRAINING);
    GradientCheck.firstAndSecond(graph.graph(), graph.wrt(), graph.sources());
  }
}
