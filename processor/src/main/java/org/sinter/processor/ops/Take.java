package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Elements of an axis by their places, {@code y[p, m, q] = x[p, index[m], q]}: for each example
 * where the indices have a batch. Or each element by a place of its own, {@code x[p, index[p, m,
 * q], q]}.
 *
 * @param own whether the indices have the shape of the result, and not just {@code [m]}
 */
public record Take(int axis, boolean own) implements Opaque {

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public String label() {
    return "gather(" + axis + (own ? ", own)" : ")");
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape index = operands.get(1).shape();
    return operands.getFirst().withShape(result(operands.getFirst().shape(), index));
  }

  private Shape result(Shape x, Shape index) {
    Dim places = index.dim(own ? axis : index.rank() - 1);
    List<Dim> dims = new ArrayList<>(x.dims());
    dims.set(axis, places);
    Shape result = new Shape(dims);
    return !x.isBatched() && index.isBatched() ? result.inserted(0, Dim.BATCH) : result;
  }

  @Override
  public int indexBound(int operand, List<TensorType> operands) {
    return operand == 1 ? operands.getFirst().shape().extent(axis) : 0;
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.get(0);
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Places places = new Places(axis, own, operands.get(1));
    int[] index = new int[y.shape().length];
    for (int i = 0; i < y.values().length; i++) {
      y.values()[i] = x.get(places.in(x.shape(), index));
      DenseTensor.next(index, y.shape());
    }
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape x = node.operands().get(0).shape();
    Value index = node.operands().get(1);
    return Arrays.asList(g.add(new Scatter(axis, own, x), List.of(dy, index)), null);
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Access x = operands.get(0);
    return Places.loops(
        result.shape(),
        x.shape(),
        operands.get(1),
        axis,
        own,
        (at, from) -> result.store(at, x.load(from)));
  }
}
