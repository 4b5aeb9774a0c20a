package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Operands one after the other along an axis; each element is copied once, into its place, but for
 * those that are computed there.
 */
public record Concatenation(int axis) implements Opaque {

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public String label() {
    return "concat(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape first = operands.getFirst().shape();
    int extent = 0;
    for (TensorType operand : operands) {
      Shape shape = operand.shape();
      if (shape.rank() != first.rank()
          || !shape.without(List.of(axis)).equals(first.without(List.of(axis)))) {
        throw Message.SHAPES_DIFFER.with(name() + " beside its axis", first, shape);
      }
      extent = Math.addExact(extent, shape.extent(axis));
    }
    return operands.getFirst().withShape(Along.resized(first, axis, extent));
  }

  @Override
  public Optional<Value> simplify(GraphBuilder g, List<Value> operands) {
    return operands.size() == 1 ? Optional.of(operands.getFirst()) : Optional.empty();
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    int inner = DenseTensor.size(Arrays.copyOfRange(y.shape(), axis + 1, y.shape().length));
    int outer = DenseTensor.size(Arrays.copyOf(y.shape(), axis));
    int at = 0;
    for (int i = 0; i < outer; i++) {
      for (DenseTensor x : operands) {
        int length = x.shape()[axis] * inner;
        System.arraycopy(x.values(), i * length, y.values(), at, length);
        at += length;
      }
    }
    return y;
  }

  /** Each operand's part. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    List<@Nullable Value> parts = new ArrayList<>();
    int at = 0;
    for (Value x : node.operands()) {
      parts.add(Along.part(g, dy, axis, at, x.shape().extent(axis)));
      at += x.shape().extent(axis);
    }
    return parts;
  }

  @Override
  public OptionalInt joins() {
    return OptionalInt.of(axis);
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    List<Stmt> statements = new ArrayList<>();
    int at = 0;
    for (Access x : operands) {
      int start = at;
      if (!x.isInPlace()) {
        statements.addAll(
            Along.each(
                x.shape(),
                true,
                index ->
                    List.of(
                        result.store(
                            Along.with(index, axis, index.get(axis).plus(start)), x.load(index)))));
      }
      at += x.shape().extent(axis);
    }
    return statements;
  }
}
