package org.sinter.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

class DecomposeTest {

  private static List<String> names(Graph graph) {
    return graph.nodes().stream().map(Node::name).toList();
  }

  @Test
  void theLastNodeOfAnExpansionKeepsTheName() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(4));
    Attributes attributes = Attributes.none().with("units", 2).with("activation", "RELU");
    Graph graph = build.primitives(Mode.INFERENCE, build.op("hidden", "dense", attributes, x));
    assertThat(names(graph))
        .containsExactly(
            "x",
            "hidden.weight",
            "hidden.product",
            "hidden.bias",
            "hidden.broadcast",
            "hidden.add",
            "hidden");
  }

  @Test
  void nodesOfOneKindAreNumberedAndOriginsKept() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(4));
    Graph graph =
        build.primitives(Mode.INFERENCE, build.op("digit", "softmax", Attributes.none(), x));
    assertThat(names(graph))
        .containsExactly(
            "x",
            "digit.max",
            "digit.stop_gradient",
            "digit.broadcast",
            "digit.subtract",
            "digit.exp",
            "digit.sum",
            "digit.reciprocal",
            "digit.broadcast2",
            "digit");
    assertThat(graph.nodes().subList(1, 10))
        .allSatisfy(node -> assertThat(node.origin()).isEqualTo(Origin.of("digit")));
  }

  @Test
  void compositesWithinCompositesAreExpandedToo() {
    Op outer = new Outer();
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3));
    Graph graph = build.primitives(Mode.INFERENCE, build.op("y", outer, x));
    assertThat(names(graph)).contains("y.softmax.exp", "y.softmax", "y");
  }

  private record Outer() implements Composite {
    @Override
    public String name() {
      return "outer";
    }

    @Override
    public TensorType infer(List<TensorType> operands) {
      return operands.getFirst();
    }

    @Override
    public Value expand(Expansion e, List<Value> operands) {
      Op softmax = OpRegistry.load().definition("softmax").create(Attributes.none());
      return e.map("negate", Expr.arg(0).negated(), e.add(softmax, operands.getFirst()));
    }
  }

  @Test
  void aRandomSourceHasTheNumberOfItsPath() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(4));
    Attributes rate = Attributes.none().with("rate", 0.5);
    Value a = build.op("dropAa", "dropout", rate, x);
    Value b = build.op("dropBB", "dropout", rate, a);
    Graph graph = build.primitives(Mode.TRAINING, b);
    List<Integer> numbers =
        graph.nodes().stream()
            .filter(n -> n.op() instanceof Uniform)
            .map(n -> ((Uniform) n.op()).node())
            .toList();
    assertThat(numbers)
        .containsExactly(Decompose.number("dropAa.mask"), Decompose.number("dropBB.mask"))
        .doesNotHaveDuplicates();
    assertThat(build.primitives(Mode.INFERENCE, b).nodes()).hasSize(1);
  }
}
