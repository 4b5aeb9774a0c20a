package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.SampleGraph;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/** Operators that take any shapes, over random ones. */
class ShapesTest {

  @Property(tries = 60)
  void operandsAreAlignedAsNumPyDoes(
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 3) Integer> extents,
      @ForAll @IntRange(min = 0, max = 7) int onesOfA,
      @ForAll @IntRange(min = 0, max = 7) int onesOfB,
      @ForAll @IntRange(min = 0, max = 3) int absentInB,
      @ForAll boolean batchA,
      @ForAll boolean batchB) {
    Shape a = shape(extents, onesOfA, 0, batchA);
    Shape b = shape(extents, onesOfB, Math.min(absentInB, extents.size()), batchB);
    OpDefinition definition = OpRegistry.load().definition("subtract");
    SampleGraph graph = SampleGraph.of(definition, Sample.of(-1, 1, a, b), Mode.INFERENCE);
    DenseTensor y = graph.evaluate();
    int[] index = new int[y.shape().length];
    boolean batched = batchA || batchB;
    do {
      double expected =
          at(graph.sources().get("x0"), batchA, index, batched)
              - at(graph.sources().get("x1"), batchB, index, batched);
      assertThat(y.get(index)).isEqualTo(expected);
    } while (DenseTensor.next(index, y.shape()));
    GradientCheck.firstAndSecond(graph.graph(), graph.wrt(), graph.sources());
  }

  private static Shape shape(List<Integer> extents, int ones, int absent, boolean batched) {
    int[] kept =
        IntStream.range(absent, extents.size())
            .map(i -> (ones >> i & 1) == 1 ? 1 : extents.get(i))
            .toArray();
    return batched ? Shape.batchOf(kept) : Shape.of(kept);
  }

  /** The element that numpy.broadcast_to would put at the index, the batch apart. */
  private static double at(DenseTensor x, boolean batchedX, int[] index, boolean batched) {
    int[] from = new int[x.shape().length];
    for (int i = 0; i < from.length; i++) {
      boolean batch = batchedX && i == 0;
      int value = index[batch ? 0 : index.length - from.length + i];
      from[i] = x.shape()[i] == 1 ? 0 : value;
    }
    assertThat(batched || !batchedX).isTrue();
    return x.get(from);
  }

  @Property(tries = 40)
  void reductionsOverAnyAxes(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 4) Integer> extents,
      @ForAll @IntRange(min = 0, max = 15) int axes,
      @ForAll @IntRange(min = 0, max = 2) int operator) {
    int[] shape = extents.stream().mapToInt(Integer::intValue).toArray();
    List<Integer> reduced = new ArrayList<>();
    for (int axis = 0; axis < shape.length; axis++) {
      if ((axes >> axis & 1) == 1) {
        reduced.add(axis % 2 == 0 ? axis : axis - shape.length);
      }
    }
    if ((axes >> 3 & 1) == 1) {
      reduced.add(Axes.BATCH);
    }
    OpDefinition definition =
        OpRegistry.load().definition(List.of("sum", "mean", "max").get(operator));
    Attributes attributes = Attributes.none().with("axes", reduced);
    SampleGraph graph =
        SampleGraph.of(
            definition, Sample.of(attributes, -1, 1, Shape.batchOf(shape)), Mode.INFERENCE);
    GradientCheck.firstAndSecond(graph.graph(), graph.wrt(), graph.sources());
  }

  @Property(tries = 40)
  void aReshapeKeepsTheOrderAndATransposeTheElements(
      @ForAll @IntRange(min = 1, max = 4) int a,
      @ForAll @IntRange(min = 1, max = 4) int b,
      @ForAll @IntRange(min = 1, max = 4) int c) {
    Attributes shape = Attributes.none().with("shape", List.of(c, -1));
    SampleGraph reshaped = graph("reshape", shape, Shape.batchOf(a, b, c));
    assertThat(reshaped.evaluate().values()).containsExactly(reshaped.sources().get("x0").values());
    Attributes axes = Attributes.none().with("axes", List.of(2, 0, 1));
    SampleGraph turned = graph("transpose", axes, Shape.batchOf(a, b, c));
    DenseTensor y = turned.evaluate();
    assertThat(y.shape()).containsExactly(3, c, a, b);
    int[] i = new int[4];
    do {
      assertThat(y.get(i)).isEqualTo(turned.sources().get("x0").get(i[0], i[2], i[3], i[1]));
    } while (DenseTensor.next(i, y.shape()));
  }

  private static SampleGraph graph(String name, Attributes attributes, Shape shape) {
    OpDefinition definition = OpRegistry.load().definition(name);
    return SampleGraph.of(definition, Sample.of(attributes, -1, 1, shape), Mode.INFERENCE);
  }
}
