package org.sinter.processor.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.processor.cost.KernelCost;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.LoopCounter;
import org.sinter.processor.testing.RandomGraph;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

/** What kernels cost, against closed forms and against loops that are walked one by one. */
class KernelCostTest {

  @TestFactory
  Stream<DynamicTest> operatorsCostWhatTheirLoopsDo() {
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
    List<Value> operands = new ArrayList<>();
    List<String> wrt = new ArrayList<>();
    for (Sample.Operand operand : sample.operands()) {
      String name = "x" + operands.size();
      if (operand.integral()) {
        operands.add(build.label(name, (int) operand.high(), operand.shape()));
      } else {
        operands.add(build.input(name, operand.shape()));
        wrt.add(name);
      }
    }
    List<String> inputs = IntStream.range(0, operands.size()).mapToObj(i -> "x" + i).toList();
    Value y = build.op("y", definition.create(sample.attributes()), operands.toArray(Value[]::new));
    entries(build, y, inputs, wrt).forEach(KernelCostTest::walked);
  }

  @Property(tries = 60)
  void soDoRandomGraphs(@ForAll long seed) {
    RandomGraph graph = RandomGraph.of(seed);
    entries(graph.build(), graph.last(), List.of("x0"), List.of("x0"))
        .forEach(KernelCostTest::walked);
  }

  private static List<Program.Entry> entries(
      Build build, Value y, List<String> inputs, List<String> wrt) {
    Value squares = build.map("squares", Expr.arg(0).times(Expr.arg(0)), y);
    List<Integer> axes = IntStream.range(0, y.shape().rank()).boxed().toList();
    Value loss = axes.isEmpty() ? squares : build.op("loss", new ReduceSum(axes), squares);
    String lossName = build.g.node(loss).name();
    List<Argument> reads =
        inputs.stream()
            .map(name -> new Argument(name, Role.READ, name, ElementType.FLOAT64))
            .toList();
    String yName = build.g.node(y).name();
    List<EntryPoint> points =
        List.of(
            point("predict", Kind.PREDICT, reads, yName, List.of()),
            point("gradient", Kind.GRADIENT, reads, lossName, wrt),
            point("train", Kind.TRAIN, reads, lossName, List.of()));
    return compiled(build, points);
  }

  private static EntryPoint point(
      String name, Kind kind, List<Argument> reads, String result, List<String> wrt) {
    return FusedLoopsTest.point(name, kind, Mode.TRAINING, reads, result, wrt);
  }

  private static List<Program.Entry> compiled(Build build, List<EntryPoint> points) {
    return new Compiler(new Options(Set.of(), false))
        .program(FusedLoopsTest.network(build.build(), points))
        .entries();
  }

  private static void walked(Program.Entry entry) {
    for (Kernel kernel : entry.kernels()) {
      KernelCost cost = KernelCost.of(kernel, entry.schedule());
      for (int n : List.of(1, 3)) {
        LoopCounter walk = new LoopCounter(Map.of("N", n), KernelCost.FUNCTION);
        walk.run(kernel.body());
        String what = kernel + " of " + n;
        assertThat(cost.operations().at(n)).as(what).isEqualTo(walk.operations());
        assertTraffic(what, cost.reads().at(n), walk.reads());
        assertTraffic(what, cost.writes().at(n), walk.writes());
      }
    }
  }

  /** A lookup counts as one of another element, but no more than there are. */
  private static void assertTraffic(String what, long counted, Map<Buffer, Set<Integer>> walked) {
    long near = 0;
    long far = 0;
    for (Set<Integer> places : walked.values()) {
      long lookedUp = places.stream().filter(LoopCounter::isFar).count();
      far += lookedUp;
      near += places.size() - lookedUp;
    }
    assertThat(counted).as(what).isBetween(near, near + far);
  }

  @Property(tries = 60)
  void denseIsTwoOperationsAWeightAndExample(
      @ForAll @IntRange(min = 1, max = 70) int in, @ForAll @IntRange(min = 1, max = 70) int out) {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(in));
    Attributes units = Attributes.none().with("units", out).with("bias", false);
    Value y = build.op("y", "dense", units, x);
    KernelCost cost = only(build, y);
    assertThat(cost.operations().coefficients()).containsExactly(0L, 2L * in * out);
    assertThat(cost.reads().coefficients()).containsExactly((long) in * out, (long) in);
    assertThat(cost.writes().coefficients()).containsExactly(0L, (long) out);
  }

  @Property(tries = 40)
  void aConvolutionReadsEachPixelAndWeightOnce(
      @ForAll @IntRange(min = 3, max = 20) int side,
      @ForAll @IntRange(min = 1, max = 9) int in,
      @ForAll @IntRange(min = 1, max = 40) int out,
      @ForAll @IntRange(min = 1, max = 3) int kernel) {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(side, side, in));
    Attributes attributes =
        Attributes.none()
            .with("channels", out)
            .with("kernel", List.of(kernel, kernel))
            .with("bias", false);
    KernelCost cost = only(build, build.op("y", "conv2d", attributes, x));
    long pixels = (long) (side - kernel + 1) * (side - kernel + 1);
    long weights = (long) kernel * kernel * in * out;
    assertThat(cost.operations().coefficients()).containsExactly(0L, 2 * pixels * weights);
    assertThat(cost.reads().coefficients()).containsExactly(weights, (long) side * side * in);
    assertThat(cost.writes().coefficients()).containsExactly(0L, pixels * out);
  }

  @Property(tries = 40)
  void elementwiseReadsAndWritesEachElementOnce(@ForAll @IntRange(min = 1, max = 300) int size) {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(size));
    Expr body = Expr.arg(0).times(3).plus(Expr.of(UnaryOp.EXP, Expr.arg(0)));
    KernelCost cost = only(build, build.map("y", body, x));
    long operations = 2 + KernelCost.FUNCTION;
    assertThat(cost.operations().coefficients()).containsExactly(0L, operations * size);
    assertThat(cost.reads().coefficients()).containsExactly(0L, (long) size);
    assertThat(cost.writes().coefficients()).containsExactly(0L, (long) size);
  }

  @Property(tries = 40)
  void aSumAddsEachElementOnce(@ForAll @IntRange(min = 2, max = 300) int size) {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(size));
    KernelCost cost = only(build, build.op("y", new ReduceSum(List.of(1)), x));
    assertThat(cost.operations().coefficients()).containsExactly(0L, (long) size);
    assertThat(cost.reads().coefficients()).containsExactly(0L, (long) size);
    assertThat(cost.writes().coefficients()).containsExactly(0L, 1L);
  }

  @Test
  void aLookupReadsItsRowAlone() {
    Build build = new Build();
    Value x = build.label("x", 1000, Shape.batchOf(7));
    Attributes table = Attributes.none().with("rows", 1000).with("units", 12);
    KernelCost cost = only(build, build.op("y", "embedding", table, x));
    assertThat(cost.operations().coefficients()).isEmpty();
    assertThat(cost.reads().coefficients()).containsExactly(0L, 7L + 7 * 12);
    assertThat(cost.writes().coefficients()).containsExactly(0L, 7L * 12);
  }

  private static KernelCost only(Build build, Value y) {
    List<Argument> reads = List.of(new Argument("x", Role.READ, "x", ElementType.FLOAT64));
    Program.Entry entry =
        compiled(
                build,
                List.of(point("predict", Kind.PREDICT, reads, build.g.node(y).name(), List.of())))
            .getFirst();
    assertThat(entry.kernels()).hasSize(1);
    return KernelCost.of(entry.kernels().getFirst(), entry.schedule());
  }
}
