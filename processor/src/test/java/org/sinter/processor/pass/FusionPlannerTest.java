package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.pass.Plans.dense;
import static org.sinter.processor.pass.Plans.groups;
import static org.sinter.processor.pass.Plans.plan;
import static org.sinter.processor.pass.Plans.product;
import static org.sinter.processor.pass.Plans.stored;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.ops.Transpose;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** Small graphs and the kernels that they are cut into. */
class FusionPlannerTest {
  private static final Expr A = Expr.arg(0);
  private static final Expr B = Expr.arg(1);
  private static final Shape TABLE = Shape.batchOf(6);

  private final Build build = new Build();
  private final Value x = build.input("x", TABLE);

  private Value layer(String name, Value input) {
    return dense(build, name, input, build.parameter(name + "_weight", 6, 6));
  }

  @Test
  void aProductTakesBiasAndActivationAlong() {
    Value bias = build.parameter("bias", 6);
    Value repeated = build.op("repeated", new Broadcast(TABLE, List.of(1)), bias);
    Value sum = build.map("sum", A.plus(B), layer("h", x), repeated);
    Value y = build.map("y", A.max(Expr.constant(0)), sum);
    FusionPlan plan = plan(build.build(y));
    assertThat(groups(plan)).containsExactly("contraction h sum y");
    assertThat(stored(plan)).containsExactly("h_weight", "x", "y");
  }

  @Test
  void whatLiesAcrossTheVectorsOfATileStaysOut() {
    Value square = build.input("square", Shape.of(6, 6));
    Value turned = build.op("turned", new Transpose(List.of(1, 0)), square);
    List<Dim> extents = List.of(Dim.of(6), Dim.of(6), Dim.of(6));
    Value h = product(build, "h", extents, 2, square, List.of(0, 2), square, List.of(2, 1));
    Value y = build.map("y", A.plus(B), h, turned);
    assertThat(groups(plan(build.build(y)))).containsExactly("contraction h", "row y");
  }

  @Test
  void transcendentalFunctionsStayOutOfTiles() {
    Value y = build.map("y", Expr.of(UnaryOp.TANH, A), layer("h", x));
    assertThat(groups(plan(build.build(y)))).containsExactly("contraction h", "row y");
  }

  @Test
  void whatOthersReadTooIsNotAnEpilogueOnlyInside() {
    Value h = layer("h", x);
    Value y = build.map("y", A.negated(), h);
    Value z = build.map("z", A.plus(B), y, h);
    FusionPlan plan = plan(build.build(z));
    assertThat(groups(plan)).containsExactly("contraction h", "row y z");
    assertThat(stored(plan)).containsExactly("h", "h_weight", "x", "z");
  }

  @Test
  void anOutputEndsItsGroup() {
    Value h = layer("h", x);
    Value y = build.map("y", A.negated(), h);
    assertThat(groups(plan(build.build(h, y)))).containsExactly("contraction h", "row y");
  }

  @Test
  void softmaxIsOneKernelRowByRow() {
    Value y = build.op("y", "softmax", Attributes.none(), x);
    FusionPlan plan = plan(build.primitives(Mode.INFERENCE, y));
    assertThat(plan.groups()).singleElement().isInstanceOf(FusionPlan.RowGroup.class);
    assertThat(plan.stored()).as("input, exponentials of a row, result").hasSize(3);
  }

  @Test
  void aFoldOverTheBatchTakesProducersAndConsumers() {
    Value square = build.map("square", A.times(A), x);
    Value sum = build.op("sum", new ReduceSum(List.of(0)), square);
    Value y = build.map("y", A.times(0.5), sum);
    FusionPlan plan = plan(build.build(y));
    assertThat(groups(plan)).containsExactly("fold square sum y");
    assertThat(stored(plan)).containsExactly("x", "y");
  }

  @Test
  void rowsThatReadAFoldOverTheBatchRunAfterIt() {
    Value sum = build.op("sum", new ReduceSum(List.of(0)), x);
    Value repeated = build.op("repeated", new Broadcast(TABLE, List.of(1)), sum);
    Value y = build.map("y", A.minus(B), x, repeated);
    assertThat(groups(plan(build.build(y)))).containsExactlyInAnyOrder("fold sum", "row y");
  }

  @Test
  void aPaddedImageIsCopiedIntoMemoryOfItsOwn() {
    Value image = build.input("image", Shape.of(4, 4));
    Value padded = build.op("padded", new Pad(List.of(1, 1), List.of(1, 1)), image);
    Value y = build.map("y", A.negated(), padded);
    FusionPlan plan = plan(build.build(y));
    assertThat(groups(plan)).containsExactly("copy padded", "row y");
    assertThat(stored(plan)).contains("padded");
  }

  /** Else the copy would compute the row's number again, from memory that is free by then. */
  @Test
  void aCopyOfARepeatedNumberReadsTheNumberFromMemory() {
    Value sum = build.op("sum", new ReduceSum(List.of(1)), x);
    Value number = build.map("number", Expr.of(UnaryOp.SIGMOID, A), sum);
    Value repeated = build.op("repeated", new Broadcast(TABLE, List.of(0)), number);
    Value padded = build.op("padded", new Pad(List.of(0, 1), List.of(0, 0)), repeated);
    FusionPlan plan = plan(build.build(build.map("y", A.negated(), padded)));
    assertThat(groups(plan)).contains("copy repeated", "copy padded", "row sum number");
    assertThat(stored(plan)).contains("number");
  }

  @Test
  void eachNodeRunsInOneKernel() {
    Value h = build.map("h", Expr.of(UnaryOp.EXP, A), layer("p", x));
    Value total = build.op("total", new ReduceSum(List.of(1)), h);
    Value repeated = build.op("repeated", new Broadcast(TABLE, List.of(0)), total);
    Value y = build.map("y", A.over(B), h, repeated);
    Value z = layer("z", y);
    FusionPlan plan = plan(build.build(z));
    assertThat(plan.groups().stream().flatMap(g -> g.nodes().stream())).doesNotHaveDuplicates();
    assertThat(groups(plan)).containsExactly("contraction p", "contraction z", "row h total y");
  }
}
