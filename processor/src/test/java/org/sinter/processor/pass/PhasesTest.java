package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.Value;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/** Products of windows with spread operands, before and after {@link Phases}. */
class PhasesTest {

  /**
   * {@code y[u, o] = sum over q, c of pad(x)[u - q + reach, c] w[q, c, o]}.
   *
   * @param low zeros before the first element, of which some may never be read
   */
  private static Graph graph(int elements, int window, int step, int low, int high, int result) {
    Build build = new Build();
    Value x = build.input("x", Shape.of(elements, 2));
    Value w = build.input("w", Shape.of(window, 2, 3));
    Value spread =
        build.op("spread", new Pad(List.of(low, 0), List.of(high, 0), List.of(step, 1), 0), x);
    List<Dim> extents = List.of(Dim.of(result), Dim.of(3), Dim.of(window), Dim.of(2));
    List<Affine> map = List.of(Affine.sum(0, 1, 2, -1, window - 1), Affine.axis(3));
    List<Affine> weights = List.of(Affine.axis(2), Affine.axis(3), Affine.axis(1));
    Einsum product = new Einsum("product", new Contraction.Spec(extents, 2, map, weights));
    return build.build(build.op("y", product, spread, w));
  }

  private static Graph phases(Graph graph) {
    return PassManager.of(new Phases(), new DeadCode()).verifying().run(graph);
  }

  private static double[] values(Graph graph, Map<String, DenseTensor> fed) {
    Value output = graph.outputs().getFirst().value();
    return Maps.at(Reference.evaluate(graph, Numbers.evaluation(fed)), output).values();
  }

  @Property(tries = 300)
  void theProductStaysTheSame(
      @ForAll @IntRange(min = 1, max = 6) int elements,
      @ForAll @IntRange(min = 1, max = 6) int window,
      @ForAll @IntRange(min = 2, max = 4) int step,
      @ForAll @IntRange(max = 6) int low,
      @ForAll @IntRange(max = 6) int high,
      @ForAll @IntRange(max = 3) int unread,
      @ForAll long seed) {
    int read = low + (elements - 1) * step + 1 + high - (window - 1) - unread;
    if (read < 1) {
      return;
    }
    Graph whole = graph(elements, window, step, low, high, read);
    Graph phases = phases(whole);
    Random random = new Random(seed);
    Map<String, DenseTensor> fed =
        Map.of(
            "x", Numbers.uniform(Shape.of(elements, 2), -1, 1, random),
            "w", Numbers.uniform(Shape.of(window, 2, 3), -1, 1, random));
    assertThat(values(phases, fed)).isEqualTo(values(whole, fed));
    assertThat(phases.nodes())
        .extracting(node -> node.op())
        .noneMatch(op -> op instanceof Pad pad && pad.steps().stream().anyMatch(n -> n > 1));
  }

  @Test
  void twoPhasesAreComputedWithoutAnythingMore() {
    Graph phases = phases(graph(28, 3, 2, 1, 2, 56));
    assertThat(phases.nodes()).extracting(node -> node.op().name()).doesNotContain("slice");
    assertThat(phases.nodes())
        .extracting(node -> node.result().shape())
        .contains(Shape.of(28, 2, 3));
  }

  @Test
  void aWindowReadBackwardsStaysSpread() {
    Graph whole = graph(4, 3, 2, 0, 0, 5);
    Contraction.Spec spec = ((Einsum) whole.nodes().getLast().op()).spec();
    Build build = new Build();
    Value x = build.input("x", Shape.of(4, 2));
    Value w = build.input("w", Shape.of(3, 2, 3));
    Value spread = build.op("s", new Pad(List.of(0, 0), List.of(0, 0), List.of(2, 1), 0), x);
    List<Affine> forwards = List.of(Affine.sum(0, 1, 2, 1, 0), Affine.axis(3));
    Einsum product =
        new Einsum("product", new Contraction.Spec(spec.extents(), 2, forwards, spec.b()));
    Graph graph = build.build(build.op("y", product, spread, w));
    assertThat(new Phases().run(graph)).isEqualTo(graph);
  }
}
