package org.sinter.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.pass.FusionPlanner;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.RandomGraph;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

class SchedulerTest {
  private static final Expr TANH = Expr.of(UnaryOp.TANH, Expr.arg(0));
  private static final int BATCH = 3;

  private final Build build = new Build();

  private static Schedule schedule(Graph graph) {
    return schedule(graph, Map.of());
  }

  private static Schedule schedule(Graph graph, Map<String, Value> gradients) {
    Map<String, Placement> parameters = new TreeMap<>();
    int at = 12;
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter p) {
        Buffer buffer = new Buffer(p.parameter(), Buffer.Space.PARAMETERS, at, 0);
        parameters.put(p.parameter(), new Placement(buffer, p.type().shape(), Layout.ROW_MAJOR));
        at += 64 * Math.ceilDiv(p.type().shape().exampleSize(), 64);
      }
    }
    FusionPlan plan = FusionPlanner.plan(graph, Map.of());
    return Scheduler.schedule(plan, parameters, gradients, Map.of(), Map.of());
  }

  private static Placement placement(Schedule schedule, String name) {
    return schedule.placement(schedule.plan().graph().output(name));
  }

  @Test
  void tensorsThatAreNotAliveAtOnceShareMemory() {
    Value value = build.input("x", Shape.batchOf(5));
    for (int i = 0; i < 6; i++) {
      value = build.op("sum" + i, "softmax", Attributes.none(), build.map("t" + i, TANH, value));
    }
    Schedule schedule = schedule(build.primitives(Mode.INFERENCE, value));
    assertThat(schedule.placements().size()).isGreaterThan(10);
    assertThat(schedule.perExample()).isEqualTo(schedule.lowerBound()).isLessThanOrEqualTo(4 * 16);
  }

  @Test
  void anotherShapeOfTheSameElementsIsTheSameMemory() {
    Value x = build.input("x", Shape.batchOf(2, 3));
    Value h = build.map("h", TANH, x);
    Value flat = build.op("flat", "flatten", Attributes.none(), h);
    Value y = build.map("y", Expr.arg(0).negated(), flat);
    Graph graph = build.primitives(Mode.INFERENCE, h, flat, y);
    Schedule schedule = schedule(graph);
    assertThat(placement(schedule, "flat").buffer()).isEqualTo(placement(schedule, "h").buffer());
    assertThat(placement(schedule, "flat").shape()).isEqualTo(Shape.batchOf(6));
    assertThat(schedule.order()).hasSize(2);
  }

  @Test
  void gradientsOfParametersAreWrittenIntoTheirSlices() {
    Value x = build.input("x", Shape.batchOf(5));
    Value gradient = build.op("g", new ReduceSum(List.of(0)), x);
    Value bias = build.parameter("bias", 5);
    Value y = build.map("y", TANH, bias);
    Graph graph = build.build(gradient, y);
    Schedule schedule = schedule(graph, Map.of("bias", gradient));
    Buffer slice = schedule.placement(bias).buffer();
    assertThat(placement(schedule, "g").buffer())
        .isEqualTo(new Buffer("d_bias", Buffer.Space.GRADIENTS, slice.offset(), 0));
  }

  @Test
  void buffersHaveNamesOfTheirOwnThatJavaAccepts() {
    Value x = build.input("conv1.product", Shape.batchOf(5));
    Value y = build.map("conv1_product", TANH, x);
    Schedule schedule = schedule(build.build(y));
    assertThat(schedule.placement(x).buffer().name()).isEqualTo("conv1_product");
    assertThat(schedule.placement(y).buffer().name()).isEqualTo("conv1_product_2");
  }

  /** Runs the plan on paper: a write forgets whatever it overlaps, a read needs what it reads. */
  @Property(tries = 150)
  void noKernelOverwritesWhatALaterOneReads(@ForAll long seed) {
    RandomGraph random = RandomGraph.of(seed);
    Graph graph = random.build().primitives(Mode.INFERENCE, random.last());
    Schedule schedule = schedule(graph);
    GroupReads reads = new GroupReads(schedule.plan());
    Map<Buffer, int[]> written = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Input) {
        write(written, schedule, node.result());
      }
    }
    for (Group group : schedule.order()) {
      reads.of(group).forEach(value -> assertReadable(written, schedule, value));
      Set<Value> results = new HashSet<>(group.copies());
      group.nodes().forEach(node -> results.add(node.result()));
      results.stream()
          .filter(schedule.placements()::containsKey)
          .forEach(value -> write(written, schedule, value));
      results.stream()
          .filter(schedule.placements()::containsKey)
          .forEach(value -> assertReadable(written, schedule, value));
    }
    graph.outputs().forEach(o -> assertReadable(written, schedule, o.value()));
  }

  private static void write(Map<Buffer, int[]> written, Schedule schedule, Value value) {
    Placement placement = schedule.placement(value);
    Buffer buffer = placement.buffer();
    if (buffer.space() == Buffer.Space.WORKSPACE) {
      int from = buffer.offset() + BATCH * buffer.perExample();
      int size = Placement.footprint(placement.shape(), placement.layout());
      int to = from + (placement.shape().isBatched() ? BATCH * size : size);
      assertThat(from).isGreaterThanOrEqualTo(Scratch.START + schedule.scratch());
      assertThat(to).isLessThanOrEqualTo(schedule.constant() + BATCH * schedule.perExample());
      written.values().removeIf(other -> from < other[1] && other[0] < to);
      written.put(buffer, new int[] {from, to});
    }
  }

  private static void assertReadable(Map<Buffer, int[]> written, Schedule schedule, Value value) {
    Buffer buffer = schedule.placement(value).buffer();
    if (buffer.space() == Buffer.Space.WORKSPACE) {
      assertThat(written).as("%s in\n%s", value, schedule).containsKey(buffer);
    }
  }
}
