package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.pass.Plans.dense;
import static org.sinter.processor.pass.Plans.product;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.AddAny;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

class LayoutAssignmentTest {
  private static final Layout PANELS = Layout.panels(40, List.of(1));

  private final Build build = new Build();
  private final Value x = build.input("x", Shape.batchOf(5));

  @Test
  void theMatrixOfAProductIsInPanels() {
    Value weight = build.parameter("weight", 40, 5);
    Value y = dense(build, "y", x, weight);
    assertThat(LayoutAssignment.ofParameters(List.of(build.build(y))))
        .isEqualTo(Map.of("weight", PANELS));
  }

  @Test
  void aConvolutionSumsOverRowsColumnsAndChannels() {
    Value image = build.input("image", Shape.batchOf(7, 7, 3));
    Attributes attributes = Attributes.none().with("channels", 20).with("kernel", List.of(3, 3));
    Value y = build.op("y", "conv2d", attributes, image);
    assertThat(LayoutAssignment.ofParameters(List.of(build.primitives(Mode.INFERENCE, y))))
        .containsEntry("y.weight", Layout.panels(20, List.of(2, 3, 1)))
        .containsEntry("y.bias", Layout.ROW_MAJOR);
  }

  @Test
  void oneUseOfAnotherKindKeepsItInRows() {
    Value weight = build.parameter("weight", 40, 5);
    Value y = dense(build, "y", x, weight);
    Value twice = build.map("twice", Expr.arg(0).times(2), weight);
    assertThat(LayoutAssignment.ofParameters(List.of(build.build(y, twice))))
        .containsEntry("weight", Layout.ROW_MAJOR);
  }

  @Test
  void entryPointsThatDisagreeKeepItInRows() {
    Value y = dense(build, "y", x, build.parameter("weight", 40, 5));
    Build other = new Build();
    Value same = other.parameter("weight", 40, 5);
    Value copy = other.map("copy", Expr.arg(0).negated(), same);
    assertThat(LayoutAssignment.ofParameters(List.of(build.build(y), other.build(copy))))
        .containsEntry("weight", Layout.ROW_MAJOR);
  }

  @Test
  void aGradientIsLaidOutAsItsParameterWithAllItIsSummedFrom() {
    Value weight = build.parameter("weight", 40, 5);
    Value dy = build.input("dy", Shape.batchOf(40));
    Value first = gradient("first", dy);
    Value second = gradient("second", dy);
    Value sum = build.op("sum", new AddAny(), first, second);
    Map<Value, Layout> layouts =
        LayoutAssignment.ofValues(
            build.build(sum), Map.of("weight", PANELS), Map.of("weight", sum));
    assertThat(layouts)
        .isEqualTo(Map.of(weight, PANELS, sum, PANELS, first, PANELS, second, PANELS));
  }

  private Value gradient(String name, Value dy) {
    List<Dim> extents = List.of(Dim.of(40), Dim.of(5), Dim.BATCH);
    return product(build, name, extents, 2, dy, List.of(2, 0), x, List.of(2, 1));
  }
}
