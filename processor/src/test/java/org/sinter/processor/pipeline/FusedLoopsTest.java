package org.sinter.processor.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.testing.ProgramRunner;
import org.sinter.processor.testing.RandomGraph;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

/**
 * What fusion, scheduling and lowering make of a graph computes what the graph says: on every
 * sample of every operator and on random graphs, forward and backward.
 */
class FusedLoopsTest {
  private static final Map<String, Integer> SYMBOLS = Numbers.SYMBOLS;

  @TestFactory
  Stream<DynamicTest> kernelsComputeWhatTheGraphSays() {
    return OpRegistry.load().definitions().stream()
        .flatMap(
            definition ->
                IntStream.range(0, definition.samples().size())
                    .mapToObj(
                        i ->
                            dynamicTest(
                                definition.name() + " " + i,
                                () -> check(definition, definition.samples().get(i)))));
  }

  private static void check(OpDefinition definition, Sample sample) {
    Build build = new Build();
    Random random = new Random(5);
    Map<String, DenseTensor> sources = new HashMap<>();
    List<Value> operands = new ArrayList<>();
    List<String> wrt = new ArrayList<>();
    for (Sample.Operand operand : sample.operands()) {
      String name = "x" + operands.size();
      if (operand.integral()) {
        operands.add(build.label(name, (int) operand.high(), operand.shape()));
        sources.put(name, Numbers.integers(operand.shape(), operand.low(), operand.high(), random));
      } else {
        operands.add(build.input(name, operand.shape()));
        sources.put(name, Numbers.uniform(operand.shape(), operand.low(), operand.high(), random));
        wrt.add(name);
      }
    }
    Value y = build.op("y", definition.create(sample.attributes()), operands.toArray(Value[]::new));
    run(network(build, y, wrt, Set.copyOf(sources.keySet())), sources, random);
  }

  @Property(tries = 150)
  void soDoThoseOfRandomGraphs(@ForAll long seed) {
    RandomGraph graph = RandomGraph.of(seed);
    Random random = new Random(seed);
    Map<String, DenseTensor> sources = new HashMap<>();
    Shape input = graph.build().g.nodes().getFirst().result().shape();
    sources.put("x0", Numbers.uniform(input, -1, 1, random));
    run(network(graph.build(), graph.last(), List.of("x0"), Set.of("x0")), sources, random);
  }

  /** Predicts y; differentiates the sum of its squares, by inputs and by parameters. */
  private static Network network(Build build, Value y, List<String> wrt, Set<String> inputs) {
    Value squares = build.map("squares", Expr.arg(0).times(Expr.arg(0)), y);
    List<Integer> axes = IntStream.range(0, y.shape().rank()).boxed().toList();
    Value loss = axes.isEmpty() ? squares : build.op("loss", new ReduceSum(axes), squares);
    String lossName = build.g.node(loss).name();
    List<Argument> reads =
        inputs.stream()
            .sorted()
            .map(name -> new Argument(name, Role.READ, name, ElementType.FLOAT64))
            .toList();
    List<EntryPoint> entries = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      entries.add(point("predict", Kind.PREDICT, mode, reads, build.g.node(y).name(), List.of()));
      entries.add(point("gradient", Kind.GRADIENT, mode, reads, lossName, wrt));
      entries.add(point("train", Kind.TRAIN, mode, reads, lossName, List.of()));
    }
    return network(build.build(), entries);
  }

  static EntryPoint point(
      String name, Kind kind, Mode mode, List<Argument> reads, String result, List<String> wrt) {
    Returns returns = Returns.NOTHING;
    return new EntryPoint(name, kind, mode, returns, reads, List.of(result), wrt, List.of());
  }

  static Network network(Graph graph, List<EntryPoint> entries) {
    return new Network("p", "Net", "NetNet", ElementType.FLOAT64, false, graph, entries);
  }

  private static void run(Network network, Map<String, DenseTensor> sources, Random random) {
    Program program = new Compiler(new Options(Set.of(), false)).program(network);
    for (Program.Slice slice : program.parameters()) {
      Parameter parameter = slice.parameter();
      sources.put(parameter.parameter(), Numbers.uniform(parameter.type().shape(), -1, 1, random));
    }
    for (Program.Entry entry : program.entries()) {
      var evaluation = Numbers.evaluation(SYMBOLS, sources);
      Map<String, DenseTensor> expected =
          Reference.outputs(entry.schedule().plan().graph(), evaluation);
      Map<String, DenseTensor> actual = ProgramRunner.outputs(program, entry, evaluation);
      expected.forEach(
          (name, tensor) ->
              assertThat(actual.get(name).values())
                  .as("%s of %s\n%s", name, entry.point(), entry.schedule().plan())
                  .containsExactly(tensor.values(), within(1e-9 * scale(tensor))));
    }
  }

  /** Losses are sums of squares of any size, and round as such. */
  private static double scale(DenseTensor tensor) {
    return Arrays.stream(tensor.values())
        .map(Math::abs)
        .filter(Double::isFinite)
        .reduce(1, Math::max);
  }
}
