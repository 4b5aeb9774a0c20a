package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.pass.Canonicalize;
import org.sinter.processor.pass.CommonSubexpressions;
import org.sinter.processor.pass.ConstantFolding;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.testing.SampleGraph;
import org.sinter.processor.type.DenseTensor;

/** What every operator in the registry must keep, on every sample of its own. */
class OperatorContractTest {

  @TestFactory
  Stream<DynamicTest> theShapeRuleIsTheShapeOfTheReference() {
    return eachSample(
        (definition, sample) -> {
          for (Mode mode : Mode.values()) {
            SampleGraph graph = SampleGraph.of(definition, sample, mode);
            assertThat(graph.evaluate().shape())
                .isEqualTo(graph.type().shape().evaluate(Numbers.SYMBOLS));
            assertThat(graph.evaluate().values()).doesNotContain(Double.NaN);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theBodyIsTheScalarFunction() {
    return eachSample(
        (definition, sample) -> {
          if (definition.create(sample.attributes()) instanceof Elementwise op) {
            Random random = new Random(1);
            for (int i = 0; i < 200; i++) {
              double[] x = random.doubles(op.arity(), -30, 30).toArray();
              double expected = op.scalar(x);
              double actual = Exprs.evaluate(op.body(), x);
              if (Double.isNaN(expected)) {
                assertThat(actual).as("%s(%s)", op.label(), x[0]).isNaN();
                continue;
              }
              assertThat(actual)
                  .as("%s(%s)", op.label(), x[0])
                  .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> firstAndSecondGradientsAreThoseOfDifferences() {
    return eachSample(
        (definition, sample) -> {
          if (definition.name().equals("stop_gradient")) {
            return; // whose gradient is 0 by definition, not by differences
          }
          for (Mode mode : Mode.values()) {
            SampleGraph graph = SampleGraph.of(definition, sample, mode);
            if (graph.wrt().isEmpty()) {
              continue; // random numbers and what is looked up depend on nothing smoothly
            }
            GradientCheck.firstAndSecond(graph.graph(), graph.wrt(), graph.sources());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> thePassesKeepValuesAndGradients() {
    return eachSample(
        (definition, sample) -> {
          SampleGraph graph = SampleGraph.of(definition, sample, Mode.TRAINING);
          Graph gradient = GradientCheck.differentiate(graph.graph(), graph.wrt());
          Graph simple =
              PassManager.of(
                      new DeadCode(),
                      new Canonicalize(),
                      new ConstantFolding(),
                      new CommonSubexpressions(),
                      Canonicalize.last(),
                      new DeadCode())
                  .verifying()
                  .run(gradient);
          assertThat(simple.nodes().size()).isLessThanOrEqualTo(gradient.nodes().size());
          Evaluation evaluation = Numbers.evaluation(graph.sources());
          Map<String, DenseTensor> expected = Reference.outputs(gradient, evaluation);
          Map<String, DenseTensor> actual = Reference.outputs(simple, evaluation);
          expected.forEach(
              (name, tensor) ->
                  assertThat(actual.get(name).values())
                      .as(name)
                      .containsExactly(tensor.values(), within(1e-13)));
        });
  }

  @Test
  void everyDefinitionHasSamplesAndSlotsForThem() {
    for (OpDefinition definition : OpRegistry.load().definitions()) {
      assertThat(definition.samples()).as(definition.name()).isNotEmpty();
      for (Sample sample : definition.samples()) {
        long required = definition.slots().stream().filter(slot -> !slot.optional()).count();
        assertThat((long) sample.operands().size())
            .as(definition.name())
            .isBetween(
                required, (long) Slot.of(definition.slots(), sample.operands().size()).size());
      }
    }
  }

  private interface Check {
    void run(OpDefinition definition, Sample sample);
  }

  private static Stream<DynamicTest> eachSample(Check check) {
    return OpRegistry.load().definitions().stream()
        .flatMap(
            definition ->
                definition.samples().stream()
                    .map(
                        sample ->
                            dynamicTest(
                                definition.name() + sample, () -> check.run(definition, sample))));
  }
}
