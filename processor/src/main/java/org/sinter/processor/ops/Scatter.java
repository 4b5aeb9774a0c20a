package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.RowSums;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Each element added up where {@link Take} took it from: its transpose, and gradient.
 *
 * @param cleared whether the result's memory holds zeros already
 */
public record Scatter(int axis, boolean own, Shape target, boolean cleared) implements RowSums {

  /** Into memory of any content. */
  public Scatter(int axis, boolean own, Shape target) {
    this(axis, own, target, false);
  }

  @Override
  public boolean isByRows() {
    return axis == 0 && !own && target.rank() == 2 && !target.isBatched();
  }

  @Override
  public int rowOperand() {
    return 1;
  }

  @Override
  public Scatter intoZeros() {
    return new Scatter(axis, own, target, true);
  }

  @Override
  public String name() {
    return "scatter_add";
  }

  @Override
  public String label() {
    return "scatter_add(" + axis + (own ? ", own, " : ", ") + target + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(target);
  }

  @Override
  public int indexBound(int operand, List<TensorType> operands) {
    return operand == 1 ? target.extent(axis) : 0;
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor dy = operands.get(0);
    DenseTensor dx = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Places places = new Places(axis, own, operands.get(1));
    int[] index = new int[dy.shape().length];
    for (double value : dy.values()) {
      dx.values()[dx.offset(places.in(dx.shape(), index))] += value;
      DenseTensor.next(index, dy.shape());
    }
    return dx;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value index = node.operands().get(1);
    return Arrays.asList(g.add(new Take(axis, own), List.of(dy, index)), null);
  }

  /** After clearing, only the places that are met cost anything. */
  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Access dy = operands.get(0);
    List<Stmt> statements = new ArrayList<>();
    if (!cleared) {
      statements.addAll(
          Along.each(target, true, at -> List.of(result.store(at, Expr.constant(0)))));
    }
    statements.addAll(
        Places.loops(
            dy.shape(),
            target,
            operands.get(1),
            axis,
            own,
            (from, at) -> result.store(at, result.load(at).plus(dy.load(from)))));
    return statements;
  }
}
