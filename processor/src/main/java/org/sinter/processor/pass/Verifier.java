package org.sinter.processor.pass;

import java.util.List;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** What holds for every graph; run around each pass in tests. */
public final class Verifier {
  private Verifier() {}

  /**
   * Returns the graph if it is sound.
   *
   * @throws IllegalStateException naming the first node that is not
   */
  public static Graph verified(Graph graph) {
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      require(node.result().id() == i, node, "is number " + i + " in the list");
      for (Value operand : node.operands()) {
        boolean known =
            operand.id() < i && graph.nodes().get(operand.id()).result().equals(operand);
        require(known, node, "reads " + operand + " of another type, or not computed before it");
      }
      verifyType(node);
    }
    for (Graph.Output output : graph.outputs()) {
      boolean known =
          output.value().id() < graph.nodes().size()
              && graph.nodes().get(output.value().id()).result().equals(output.value());
      if (!known) {
        throw new IllegalStateException("output " + output + " is not in the graph");
      }
    }
    return graph;
  }

  private static void verifyType(Node node) {
    List<TensorType> types = node.operands().stream().map(Value::type).toList();
    require(
        node.op().infer(types).equals(node.result().type()),
        node,
        "has inferred type " + node.op().infer(types));
    switch (node.op()) {
      case Elementwise op -> {
        require(op.arity() == types.size(), node, "has arity " + op.arity());
        require(
            Exprs.arguments(op.body()).stream().allMatch(a -> a < op.arity()),
            node,
            "reads an operand that it does not have");
      }
      case Contraction op -> {
        verifyMap(node, op.spec(), op.spec().a(), types.get(0).shape());
        verifyMap(node, op.spec(), op.spec().b(), types.get(1).shape());
      }
      case Source _ -> require(types.isEmpty(), node, "is a source with operands");
      case Movement _, Reduction _ -> require(types.size() == 1, node, "takes one operand");
      case Composite _, Opaque _ -> {}
    }
  }

  /** Every axis of the operand has an index, and none leaves it. */
  private static void verifyMap(Node node, Contraction.Spec spec, List<Affine> map, Shape operand) {
    require(map.size() == operand.rank(), node, "has " + map.size() + " indices for " + operand);
    for (int i = 0; i < map.size(); i++) {
      Affine index = map.get(i);
      if (index.isAxis()) {
        Dim extent = spec.extents().get(index.terms().getFirst().axis());
        require(extent.equals(operand.dim(i)), node, "reads " + extent + " of " + operand);
        continue;
      }
      int least = index.offset();
      int most = index.offset();
      for (Affine.Term term : index.terms()) {
        int reach = term.coefficient() * (spec.extents().get(term.axis()).literal() - 1);
        least += Math.min(0, reach);
        most += Math.max(0, reach);
      }
      require(
          least >= 0 && most < operand.extent(i),
          node,
          "reads " + least + ".." + most + " of axis " + i + " of " + operand);
    }
  }

  private static void require(boolean condition, Node node, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(node + " " + otherwise);
    }
  }
}
