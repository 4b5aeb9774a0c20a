package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Each pass as a graph before and the graph expected after. */
class PassesTest {
  private static final Shape ROW = Shape.of(3);
  private static final TensorType TYPE = new TensorType(ElementType.FLOAT64, ROW);
  private static final Expr A = Expr.arg(0);
  private static final Expr B = Expr.arg(1);

  private final Build before = new Build();
  private final Build after = new Build();

  private void becomes(Pass pass, Graph graph, Graph expected) {
    assertThat(PassManager.of(pass).verifying().run(graph)).isEqualTo(expected);
  }

  private static Constant constant(double... values) {
    return new Constant(
        new TensorType(ElementType.FLOAT64, Shape.of(values.length)),
        Arrays.stream(values).boxed().toList());
  }

  @Test
  void whatNoOutputNeedsIsDead() {
    Value x = before.input("x", ROW);
    before.op("noise", new Uniform(7, TYPE));
    Value y = before.map("y", A.negated(), x);
    before.map("z", A.plus(B), x, y);
    Value u = after.input("x", ROW);
    becomes(new DeadCode(), before.build(y), after.build(after.map("y", A.negated(), u)));
  }

  @Test
  void equalOperatorsOnEqualOperandsBecomeOne() {
    Value x = before.input("x", ROW);
    Value p = before.map("p", A.negated(), x);
    Value q = before.op("q", new Formula("p", 1, A.negated()), before.input("x", ROW));
    Value y = before.map("y", A.plus(B), p, q);
    Value u = after.input("x", ROW);
    Value v = after.map("p", A.negated(), u);
    becomes(
        new CommonSubexpressions(), before.build(y), after.build(after.map("y", A.plus(B), v, v)));
  }

  /** A window of three over a row of ten and what is put around it. */
  private Value windows(Build build, Value padded, int positions, int offset) {
    Contraction.Spec spec =
        new Contraction.Spec(
            List.of(Dim.of(positions), Dim.of(3)),
            1,
            List.of(Affine.sum(0, 1, 1, 1, offset)),
            List.of(Affine.axis(1)));
    return build.op("y", new Einsum("conv", spec), padded, build.parameter("weight", 3));
  }

  @Test
  void whatIsCutOffAProductOfWindowsIsNotComputed() {
    Value padded = before.op("p", new Pad(List.of(2), List.of(2)), before.input("x", Shape.of(10)));
    Value y = windows(before, padded, 12, 0);
    Value cut = before.op("cut", new Slice(List.of(1), List.of(Dim.of(10))), y);
    Graph graph =
        PassManager.of(new Canonicalize(), new DeadCode()).verifying().run(before.build(cut));
    assertThat(graph.nodes()).extracting(node -> node.op().name()).doesNotContain("slice");
    assertThat(graph.nodes())
        .extracting(node -> node.op())
        .contains(new Pad(List.of(1), List.of(1)));
    assertSame(before.build(cut), graph, 10);
  }

  @Test
  void aBorderThatNoWindowReachesIsNotPutAround() {
    Value padded = before.op("p", new Pad(List.of(2), List.of(3)), before.input("x", Shape.of(10)));
    Graph whole = before.build(windows(before, padded, 8, 2));
    Graph graph = PassManager.of(new Canonicalize(), new DeadCode()).verifying().run(whole);
    assertThat(graph.nodes()).extracting(node -> node.op().name()).doesNotContain("pad");
    assertSame(whole, graph, 10);
  }

  @Test
  void onePadAroundAnotherIsOne() {
    Value inner =
        before.op("p", new Pad(List.of(1), List.of(0), List.of(2), 0), before.input("x", ROW));
    Value both = before.op("q", new Pad(List.of(2), List.of(1), List.of(3), 0), inner);
    Value u = after.input("x", ROW);
    Value one = after.op("q", new Pad(List.of(5), List.of(1), List.of(6), 0), u);
    assertThat(one.shape()).isEqualTo(both.shape());
    becomes(
        PassManager.of(new Canonicalize(), new DeadCode())::run,
        before.build(both),
        after.build(one));
  }

  @Test
  void padsOfDifferentValuesStayTwo() {
    Value inner = before.op("p", new Pad(List.of(1), List.of(1), 2), before.input("x", ROW));
    Graph graph = before.build(before.op("q", new Pad(List.of(1), List.of(1)), inner));
    assertThat(new Canonicalize().run(graph)).isEqualTo(graph);
  }

  private static void assertSame(Graph expected, Graph actual, int length) {
    Random random = new Random(1);
    Map<String, DenseTensor> fed =
        Map.of(
            "x", Numbers.uniform(Shape.of(length), -1, 1, random),
            "weight", Numbers.uniform(Shape.of(3), -1, 1, random));
    assertThat(values(actual, fed)).isEqualTo(values(expected, fed));
  }

  private static double[] values(Graph graph, Map<String, DenseTensor> fed) {
    Value output = graph.outputs().getFirst().value();
    return Maps.at(Reference.evaluate(graph, Numbers.evaluation(fed)), output).values();
  }

  @Test
  void equalLayersStayTwo() {
    Attributes units = Attributes.none().with("units", 3);
    Value x = before.input("x", ROW);
    Value p = before.op("p", "dense", units, x);
    Value q = before.op("q", "dense", units, x);
    Graph graph = before.build(p, q);
    becomes(new CommonSubexpressions(), graph, graph);
  }

  @Test
  void whatConstantsMakeIsAConstant() {
    Value c = before.op("c", constant(1, 2, 3));
    Value s = before.op("s", new Splat(2, TYPE));
    Value product = before.map("p", A.times(B), c, s);
    Value sum = before.op("sum", new ReduceSum(List.of(0)), product);
    Value x = before.input("x", ROW);
    Value y = before.map("y", A.plus(B), x, product);
    Graph graph = before.build(sum, y);
    after.op("c", constant(1, 2, 3));
    after.op("s", new Splat(2, TYPE));
    Value folded = after.op("p", constant(2, 4, 6));
    Value total = after.op("sum", new Splat(12, new TensorType(ElementType.FLOAT64, Shape.SCALAR)));
    Value u = after.input("x", ROW);
    becomes(new ConstantFolding(), graph, after.build(total, after.map("y", A.plus(B), u, folded)));
  }

  @Test
  void aConstantIsNotRepeatedInAdvance() {
    Value c = before.op("c", constant(1, 2, 3));
    Graph graph = before.build(before.op("b", new Broadcast(Shape.of(5, 3), List.of(1)), c));
    becomes(new ConstantFolding(), graph, graph);
  }

  @Test
  void literalsMoveIntoTheExpressionThatReadsThem() {
    Value x = before.input("x", ROW);
    Value one = before.op("one", new Splat(1, TYPE));
    Value two = before.op("two", new Splat(2, TYPE));
    Value y = before.map("y", A.times(B).plus(Expr.arg(2)), one, x, two);
    Value same = before.map("same", A.times(B), x, one);
    Value z = before.map("z", A.plus(B), y, same);
    Graph graph = PassManager.of(new Canonicalize(), new DeadCode()).run(before.build(z));
    Value u = after.input("x", ROW);
    Value v = after.map("y", A.plus(Expr.constant(2)), u);
    assertThat(graph).isEqualTo(after.build(after.map("z", A.plus(B), v, u)));
  }

  @Test
  void movementsThatMoveNothingVanish() {
    Value x = before.input("x", Shape.batchOf(2, 3));
    Value a = before.op("a", new Slice(List.of(0, 0, 0), x.shape().dims()), x);
    Value b = before.op("b", new Pad(List.of(0, 0, 0), List.of(0, 0, 0)), a);
    Value c = before.op("c", new Broadcast(x.shape(), List.of(0, 1, 2)), b);
    Value d = before.op("d", "transpose", Attributes.none(), c);
    Value e = before.op("e", "transpose", Attributes.none(), d);
    Value f = before.op("f", "flatten", Attributes.none(), e);
    Value h = before.op("h", "reshape", Attributes.none().with("shape", List.of(2, 3)), f);
    Value y = before.map("y", A.negated(), h);
    Graph graph =
        PassManager.of(
                new Decompose(Mode.INFERENCE),
                new Canonicalize(),
                new Canonicalize(),
                new DeadCode())
            .verifying()
            .run(before.build(y));
    Value u = after.input("x", Shape.batchOf(2, 3));
    assertThat(graph).isEqualTo(after.build(after.map("y", A.negated(), u)));
  }

  @Test
  void whatStopsGradientsGoesOnlyAtLast() {
    Value x = before.input("x", ROW);
    Value y = before.op("y", "stop_gradient", Attributes.none(), x);
    Graph graph = before.build(before.map("z", A.negated(), y));
    becomes(new Canonicalize(), graph, graph);
    Value u = after.input("x", ROW);
    Graph without = PassManager.of(Canonicalize.last(), new DeadCode()).run(graph);
    assertThat(without).isEqualTo(after.build(after.map("z", A.negated(), u)));
  }

  @Test
  void oneRepetitionTakesThePlaceOfTwo() {
    Value x = before.input("x", ROW);
    Value a = before.op("a", new Broadcast(Shape.of(3, 4), List.of(0)), x);
    Value b = before.op("b", new Broadcast(Shape.of(4, 2, 3), List.of(2, 0)), a);
    Graph graph = PassManager.of(new Canonicalize(), new DeadCode()).run(before.build(b));
    Value u = after.input("x", ROW);
    assertThat(graph)
        .isEqualTo(after.build(after.op("b", new Broadcast(Shape.of(4, 2, 3), List.of(2)), u)));
  }

  @Test
  void zeroTimesWhatMayBeInfiniteStays() {
    Value x = before.input("x", ROW);
    Value zero = before.op("zero", new Splat(0, TYPE));
    Value y = before.map("y", A.times(B), zero, x);
    Graph graph = PassManager.of(new Canonicalize(), new DeadCode()).run(before.build(y));
    DenseTensor infinite =
        new DenseTensor(new int[] {3}, new double[] {1, Double.POSITIVE_INFINITY, -2});
    assertThat(
            Reference.outputs(graph, Numbers.evaluation(Map.of("x", infinite)))
                .get("y")
                .values()[1])
        .isNaN();
  }

  @Test
  void thePassManagerTellsWhatRanAndRefusesAnUnsoundGraph() {
    Value x = before.input("x", ROW);
    Graph graph = before.build(before.map("y", A.negated(), x));
    List<String> ran = new ArrayList<>();
    PassManager.of(new DeadCode(), new Canonicalize())
        .with((pass, from, to, nanos) -> ran.add(pass))
        .run(graph);
    assertThat(ran).containsExactly("DeadCode", "Canonicalize");
    Pass wrong = g -> new Graph(g.nodes().subList(1, 2), g.outputs());
    assertThatThrownBy(() -> PassManager.of(wrong).verifying().run(graph))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is number 0 in the list");
  }
}
