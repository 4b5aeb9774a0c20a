package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.pass.Plans.dense;
import static org.sinter.processor.pass.Plans.groups;
import static org.sinter.processor.pass.Plans.product;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.ir.ContractionForm;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.Value;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/** The products of a dense layer and of its gradients, and some that no tile fits. */
class ContractionFormsTest {
  private static final Layout PANELS = Layout.panels(40, List.of(1));

  private final Build build = new Build();
  private final Value x = build.input("x", Shape.batchOf(5));
  private final Value dy = build.input("dy", Shape.batchOf(40));
  private final Value weight = build.parameter("weight", 40, 5);

  private FusionPlan plan(Map<Value, Layout> layouts, Value... outputs) {
    return FusionPlanner.plan(build.build(outputs), layouts);
  }

  private static ContractionForm form(FusionPlan plan) {
    return plan.groups().stream()
        .filter(ContractionGroup.class::isInstance)
        .map(group -> ((ContractionGroup) group).form())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void weightsInPanelsAreReadAsTheyLie() {
    Value y = dense(build, "y", x, weight);
    FusionPlan plan = plan(Map.of(weight, PANELS), y);
    ContractionForm.Tiled form = (ContractionForm.Tiled) form(plan);
    assertThat(form.a()).isEqualTo(x);
    assertThat(form.b()).isEqualTo(weight);
    assertThat(form.columns()).isEqualTo(1);
    assertThat(groups(plan)).containsExactly("contraction y");
  }

  @Test
  void weightsInRowsAreBroughtIntoPanelsFirst() {
    Value y = dense(build, "y", x, build.parameter("few", 20, 5));
    FusionPlan plan = plan(Map.of(), y);
    assertThat(groups(plan)).containsExactly("pack few [20, 5]", "contraction y");
    assertThat(plan.layout(form(plan).b())).isEqualTo(Layout.panels(20, List.of(1)));
  }

  @Test
  void theGradientOfWeightsInPanelsHasItsColumnsAlongThem() {
    List<Dim> extents = List.of(Dim.of(40), Dim.of(5), Dim.BATCH);
    Value gradient = product(build, "g", extents, 2, dy, List.of(2, 0), x, List.of(2, 1));
    ContractionForm.Tiled panels =
        (ContractionForm.Tiled) form(plan(Map.of(gradient, PANELS), gradient));
    assertThat(panels.b()).isEqualTo(dy);
    assertThat(panels.columns()).isZero();
    ContractionForm.Tiled rows = (ContractionForm.Tiled) form(plan(Map.of(), gradient));
    assertThat(rows.b()).isEqualTo(x);
    assertThat(rows.columns()).isEqualTo(1);
  }

  @Test
  void theGradientOfTheInputReadsWeightsPackedTheOtherWay() {
    List<Dim> extents = List.of(Dim.BATCH, Dim.of(5), Dim.of(40));
    Value gradient = product(build, "g", extents, 2, dy, List.of(0, 2), weight, List.of(2, 1));
    FusionPlan plan = plan(Map.of(weight, PANELS), gradient);
    assertThat(groups(plan)).containsExactly("pack weight [5, 40]", "contraction g");
    assertThat(plan.layout(form(plan).b())).isEqualTo(Layout.panels(5, List.of(1)));
  }

  /** As in a depthwise convolution. */
  @Test
  void weightsOfColumnsThatBothOperandsHaveAreBroughtAlongThem() {
    Value image = build.input("image", Shape.batchOf(4, 6));
    Value filters = build.parameter("filters", 6, 4);
    List<Dim> extents = List.of(Dim.BATCH, Dim.of(6), Dim.of(4));
    Value y = product(build, "y", extents, 2, image, List.of(0, 2, 1), filters, List.of(1, 2));
    FusionPlan plan = plan(Map.of(), y);
    assertThat(groups(plan)).containsExactly("pack filters [4, 6]", "contraction y");
    assertThat(form(plan)).isInstanceOf(ContractionForm.Nest.class);
    assertThat(plan.layout(form(plan).b())).isEqualTo(Layout.ROW_MAJOR);
  }

  @Test
  void anOperandThatIsReadOnceIsNotCopied() {
    Value a = build.input("a", Shape.batchOf(6, 4));
    Value b = build.input("b", Shape.batchOf(6, 4));
    List<Dim> extents = List.of(Dim.BATCH, Dim.of(6), Dim.of(4));
    Value y = product(build, "y", extents, 2, a, List.of(0, 1, 2), b, List.of(0, 1, 2));
    assertThat(groups(plan(Map.of(), y))).containsExactly("contraction y");
  }

  /** The gradient of a layer's input: its weights are read by columns. */
  private Value inputGradient(Value weight) {
    int in = weight.shape().extent(1);
    List<Dim> extents = List.of(Dim.BATCH, Dim.of(in), Dim.of(40));
    return product(build, "g", extents, 2, dy, List.of(0, 2), weight, List.of(2, 1));
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "96, 32", "128, 64", "33, 32", "100, 64", "160, 32", "784, 64"})
  void panelsThatOneProductReadsAreFilledWhereItRuns(int columns, int panel) {
    Value wide = build.parameter("wide", 40, columns);
    FusionPlan plan = plan(Map.of(wide, PANELS), inputGradient(wide));
    assertThat(groups(plan)).containsExactly("contraction g");
    ContractionForm.Tiled form = (ContractionForm.Tiled) form(plan);
    assertThat(form.source()).isEqualTo(wide);
    assertThat(form.b().shape()).isEqualTo(Shape.of(panel, 40));
    assertThat(plan.groups().getFirst().copies()).containsExactly(form.b());
  }

  @Test
  void panelsThatTwoProductsReadArePackedOnce() {
    Value wide = build.parameter("wide", 40, 64);
    FusionPlan plan = plan(Map.of(wide, PANELS), inputGradient(wide), inputGradient(wide));
    assertThat(groups(plan))
        .containsExactly("pack wide [64, 40]", "contraction g", "contraction g");
  }

  @Test
  void productsWithoutColumnsOfOneOperandAreLoops() {
    Value dot = product(build, "dot", List.of(Dim.of(5)), 0, row(), List.of(0), row(), List.of(0));
    assertThat(form(plan(Map.of(), dot))).isInstanceOf(ContractionForm.Nest.class);
    Value both =
        product(
            build, "both", List.of(Dim.BATCH, Dim.of(5)), 2, x, List.of(0, 1), x, List.of(0, 1));
    assertThat(form(plan(Map.of(), both))).isInstanceOf(ContractionForm.Nest.class);
  }

  private Value row() {
    return build.input("row", Shape.of(5));
  }
}
