package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Operators of several functions become several operators, with the same values. */
class SplitFunctionsTest {
  private static final Expr X = Expr.arg(0);

  private static Graph graph(Expr body) {
    GraphBuilder g = new GraphBuilder();
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(3));
    Value x = g.add("x", Input.real("x", type), List.of());
    Value y = g.add("y", new Formula("softplus", 1, body), List.of(x));
    return g.build(List.of(new Graph.Output("y", y)));
  }

  private static double[] values(Graph graph) {
    DenseTensor x = new DenseTensor(new int[] {3}, new double[] {-1, 0.5, 2});
    Evaluation evaluation = new Evaluation(Map.of(), Map.of("x", x), (_, _) -> 0);
    return Reference.outputs(graph, evaluation).get("y").values();
  }

  @Test
  void eachOperatorKeepsOneFunction() {
    Expr exp = Expr.of(UnaryOp.EXP, X.negated());
    Expr body = Expr.of(UnaryOp.LOG, exp.plus(Expr.constant(1))).plus(Expr.of(UnaryOp.TANH, exp));
    Graph split = new SplitFunctions().run(graph(body));
    assertThat(split.nodes()).extracting(n -> n.name()).containsExactly("x", "y.exp", "y.log", "y");
    assertThat(values(split)).containsExactly(values(graph(body)), within(1e-15));
  }

  @Test
  void oneFunctionStaysWhereItIs() {
    Graph before = graph(Expr.of(UnaryOp.EXP, X).times(X));
    Graph after = new SplitFunctions().run(before);
    assertThat(after.nodes()).hasSameSizeAs(before.nodes());
    assertThat(after.nodes().getLast().op()).isInstanceOf(Elementwise.class);
  }
}
