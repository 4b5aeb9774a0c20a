package org.sinter.processor.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.testing.Build;
import org.sinter.processor.testing.GradientCheck;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;

class ReverseModeTest {
  private static final Expr A = Expr.arg(0);

  private static Map<String, DenseTensor> run(Graph graph, double... x) {
    DenseTensor given =
        x.length == 1 ? DenseTensor.scalar(x[0]) : new DenseTensor(new int[] {x.length}, x);
    return Reference.outputs(graph, Numbers.evaluation(Map.of("x", given)));
  }

  private static Graph.Output wrt(String name, Value value) {
    return new Graph.Output(name, value);
  }

  @Test
  void derivativesOfDerivativesAreThoseOfThePolynomial() {
    Build build = new Build();
    Value x = build.input("x", Shape.SCALAR);
    Value y = build.map("y", A.times(A).times(A).times(A), x);
    Graph graph = build.build(y);
    for (int order = 1; order <= 4; order++) {
      Value last = graph.outputs().getLast().value();
      graph = ReverseMode.differentiate(graph, last, List.of(wrt("d" + order, x)));
    }
    Map<String, DenseTensor> values = run(graph, 1.5);
    assertThat(values.keySet()).containsExactly("y", "d1", "d2", "d3", "d4");
    assertThat(values.values().stream().mapToDouble(t -> t.values()[0]))
        .containsExactly(5.0625, 13.5, 27.0, 36.0, 24.0);
  }

  @Test
  void gradientsOfAllUsesAreAdded() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(2));
    Value a = build.map("a", A.times(3), x);
    Value b = build.map("b", A.times(A), x);
    Value y = build.map("y", A.plus(Expr.arg(1)).plus(Expr.arg(2)), a, b, x);
    Graph graph = ReverseMode.differentiate(build.build(y), y, List.of(wrt("dx", x)));
    assertThat(run(graph, 5, -1).get("dx").values()).containsExactly(14, 2);
  }

  @Test
  void anIntermediateValueIsDifferentiatedByAsWell() {
    Build build = new Build();
    Value x = build.input("x", Shape.SCALAR);
    Value a = build.map("a", A.times(3), x);
    Value y = build.map("y", A.times(A), a);
    Graph graph = ReverseMode.differentiate(build.build(), y, List.of(wrt("da", a), wrt("dx", x)));
    Map<String, DenseTensor> values = run(graph, 2);
    assertThat(values.get("da").values()).containsExactly(12);
    assertThat(values.get("dx").values()).containsExactly(36);
  }

  @Test
  void whatDoesNotDependOnAValueHasGradientZero() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(2));
    Value z = build.map("z", A.times(2), x);
    Value y = build.map("y", A.times(3), x);
    Graph graph = ReverseMode.differentiate(build.build(), y, List.of(wrt("dz", z)));
    assertThat(run(graph, 1, 2).get("dz").values()).containsExactly(0, 0);
  }

  @Test
  void aStoppedGradientIsZero() {
    Build build = new Build();
    Value x = build.input("x", Shape.of(2));
    Value fixed = build.op("fixed", "stop_gradient", Attributes.none(), x);
    Value y = build.map("y", A.times(Expr.arg(1)), x, fixed);
    Graph graph = ReverseMode.differentiate(build.build(), y, List.of(wrt("dx", x)));
    assertThat(run(graph, 5, 7).get("dx").values()).containsExactly(5, 7);
  }

  @Test
  void gradientsAreNamedAfterWhatTheyAreTheGradientOf() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3));
    Value hidden =
        build.op(
            "hidden", "dense", Attributes.none().with("units", 2).with("activation", "TANH"), x);
    Value label = build.label("label", 2, Shape.batchOf());
    Value loss = build.op("loss", "cross_entropy", Attributes.none(), hidden, label);
    Graph graph = build.primitives(Mode.TRAINING, loss);
    Graph gradient = GradientCheck.differentiate(graph, List.of("hidden.weight", "hidden.bias"));
    List<String> names = gradient.nodes().stream().map(Node::name).toList();
    assertThat(names)
        .contains("d_loss", "d_hidden", "d_hidden.weight", "d_hidden.bias", "d_loss.exp")
        .doesNotContain("d_x");
    assertThat(gradient.nodes().subList(0, graph.nodes().size())).isEqualTo(graph.nodes());
  }
}
