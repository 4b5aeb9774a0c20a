package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

/** Every activation and its gradient at numbers that a careless formula turns into no number. */
class ExtremesTest {
  private static final double[] EXTREMES = {
    0, -0.0, 1e-300, -1e-300, 80, -80, 800, -800, 1e4, -1e4, 1e150, -1e150
  };

  @TestFactory
  Stream<DynamicTest> activationsAndTheirGradientsAreFinite() {
    return Activations.NAMES.stream().map(name -> dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    Elementwise op = Activations.of("test", "activation", name, Double.NaN);
    Build build = new Build();
    Value x = build.input("x", Shape.of(EXTREMES.length));
    Value y = build.op("y", op, x);
    Graph first = ReverseMode.differentiate(build.build(y), y, List.of(new Graph.Output("dx", x)));
    Graph graph =
        ReverseMode.differentiate(first, first.output("dx"), List.of(new Graph.Output("ddx", x)));
    DenseTensor given = new DenseTensor(new int[] {EXTREMES.length}, EXTREMES);
    Map<String, DenseTensor> sources = Map.of("x", given);
    Reference.outputs(graph, Numbers.evaluation(sources))
        .forEach(
            (output, values) ->
                assertThat(Arrays.stream(values.values()).allMatch(Double::isFinite))
                    .as(output + Arrays.toString(values.values()))
                    .isTrue());
    for (double value : EXTREMES) {
      assertThat(Exprs.evaluate(op.body(), value))
          .isCloseTo(op.scalar(value), within(1e-13 * Math.max(1, Math.abs(value))));
    }
  }
}
