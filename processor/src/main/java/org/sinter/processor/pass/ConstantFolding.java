package org.sinter.processor.pass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Computes now, by the reference, what depends on constants alone and does not grow by it. */
public final class ConstantFolding implements Pass {

  /** Results above this many numbers stay computed: constants are part of the generated class. */
  private static final int MAX_SIZE = 1024;

  private static final Evaluation NOTHING_KNOWN =
      new Evaluation(
          Map.of(),
          Map.of(),
          (node, index) -> {
            throw new IllegalStateException("random numbers are no constants");
          });

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, ConstantFolding::fold);
  }

  private static Value fold(GraphBuilder g, Node node, List<Value> operands) {
    return isFoldable(g, node, operands)
        ? g.add(evaluated(g, node, operands), List.of())
        : g.add(node.op(), operands);
  }

  private static boolean isFoldable(GraphBuilder g, Node node, List<Value> operands) {
    boolean known =
        !operands.isEmpty()
            && !(node.op() instanceof Composite)
            && operands.stream().allMatch(x -> isConstant(g.node(x).op()));
    if (!known || !isLiteral(node.result().shape())) {
      return false;
    }
    int size = node.result().shape().exampleSize();
    return size <= MAX_SIZE && operands.stream().anyMatch(x -> x.shape().exampleSize() >= size);
  }

  private static boolean isConstant(Op op) {
    return op instanceof Constant || (op instanceof Splat splat && isLiteral(splat.type().shape()));
  }

  private static boolean isLiteral(Shape shape) {
    return shape.dims().stream().allMatch(Dim::isLiteral);
  }

  private static Op evaluated(GraphBuilder g, Node node, List<Value> operands) {
    TensorType type = node.result().type();
    List<DenseTensor> tensors =
        operands.stream()
            .map(x -> g.node(x).op().evaluate(List.of(), x.type(), NOTHING_KNOWN))
            .toList();
    double[] values = node.op().evaluate(tensors, type, NOTHING_KNOWN).values();
    boolean one = Arrays.stream(values).allMatch(v -> Double.compare(v, values[0]) == 0);
    return one && values.length > 0
        ? new Splat(values[0], type)
        : new Constant(type, Arrays.stream(values).boxed().toList());
  }
}
