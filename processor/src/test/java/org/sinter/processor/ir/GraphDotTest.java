package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

class GraphDotTest {
  private static final TensorType BATCH = new TensorType(ElementType.FLOAT32, Shape.batchOf(3));

  @Test
  void nodesAreBoxesByNameAndOperatorAndEdgesCarryShapes() {
    assertThat(GraphDot.of("a \"graph\"", graph()))
        .isEqualTo(
            """
            digraph "a \\"graph\\"" {
              label="a \\"graph\\""; labelloc=t; fontname="sans-serif";
              node [shape=box, style="rounded,filled", fontname="sans-serif"];
              edge [fontname="sans-serif", fontsize=10];
              v0 [label="x\\ninput(x)", fillcolor="#e8e8e8"];
              v1 [label="y\\ntwice", fillcolor="#d7ecd9"];
              v0 -> v1 [label="[N, 3]"];
              out0 [shape=plaintext, style="", label="y"];
              v1 -> out0 [label="[N, 3]"];
            }
            """);
  }

  @Test
  void inThePictureOfAPlanAFrameIsAKernel() {
    Graph graph = graph();
    Node twice = graph.nodes().get(1);
    FusionPlan plan =
        new FusionPlan(
            graph,
            List.of(new FusionPlan.RowGroup(Shape.batchOf(3), List.of(twice))),
            List.of(twice.result()),
            Map.of(),
            Map.of());
    assertThat(GraphDot.of("plan", plan))
        .contains(
            """
              subgraph cluster_0 {
                color=gray;
                v1 [label="y\\ntwice", fillcolor="#d7ecd9"];
              }
              v0 [label="x\\ninput(x)", fillcolor="#e8e8e8"];
            """);
  }

  private static Graph graph() {
    GraphBuilder g = new GraphBuilder();
    Value x = g.at("x", Origin.NONE).add(Input.real("x", BATCH), List.of());
    Formula twice = new Formula("twice", 1, Expr.arg(0).plus(Expr.arg(0)));
    Value y = g.at("y", Origin.NONE).add(twice, List.of(x));
    return g.build(List.of(new Graph.Output("y", y)));
  }
}
