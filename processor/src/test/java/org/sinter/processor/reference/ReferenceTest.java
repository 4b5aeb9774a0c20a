package org.sinter.processor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

class ReferenceTest {

  @Test
  void inputsAreScaledAsTheyAreRead() {
    Build build = new Build();
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.batchOf(2));
    Value x = build.op("x", new Input("x", ElementType.UINT8, type, 0.5, -1, 0));
    Graph graph = build.build(build.map("y", Expr.arg(0).times(10), x));
    DenseTensor bytes = new DenseTensor(new int[] {1, 2}, new double[] {0, 255});
    Evaluation evaluation = Numbers.evaluation(Map.of("N", 1), Map.of("x", bytes));
    assertThat(Reference.outputs(graph, evaluation).get("y").values()).containsExactly(-10, 1265);
  }

  @Test
  void aTensorOfAnotherShapeIsRefused() {
    Build build = new Build();
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(2));
    Value p = build.op("p", new Parameter("p", type, new InitSpec(InitSpec.Kind.ZEROS, 0, 0, 0)));
    Graph graph = build.build(p);
    Evaluation evaluation = Numbers.evaluation(Map.of("p", DenseTensor.zeros(3)));
    assertThatThrownBy(() -> Reference.evaluate(graph, evaluation))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("evaluates to shape [3]");
  }
}
