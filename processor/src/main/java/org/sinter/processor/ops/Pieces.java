package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/**
 * Runs of an axis put together anew: rolled, turned round, mirrored, repeated. Element i of a piece
 * is {@code start + step * i} of the operand.
 */
public record Pieces(int axis, List<Piece> pieces) implements Opaque {

  public record Piece(int start, int step, int length) {
    /** A run as it is. */
    static Piece of(int start, int length) {
      return new Piece(start, 1, length);
    }

    @Override
    public String toString() {
      return start + (step == 1 ? "" : " by " + step) + " x " + length;
    }
  }

  public Pieces {
    pieces = pieces.stream().filter(piece -> piece.length > 0).toList();
  }

  @Override
  public String name() {
    return "pieces";
  }

  @Override
  public String label() {
    return "pieces(" + axis + ", " + pieces + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    int extent = pieces.stream().mapToInt(Piece::length).reduce(0, Math::addExact);
    return x.withShape(Along.resized(x.shape(), axis, extent));
  }

  /** Where on the operand's axis each element of the result comes from. */
  static int[] sources(List<Piece> pieces) {
    return pieces.stream()
        .flatMapToInt(p -> IntStream.range(0, p.length).map(i -> p.start + p.step * i))
        .toArray();
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    int[] sources = sources(pieces);
    int[] index = new int[y.shape().length];
    for (int i = 0; i < y.values().length; i++) {
      int[] from = index.clone();
      from[axis] = sources[index[axis]];
      y.values()[i] = x.get(from);
      DenseTensor.next(index, y.shape());
    }
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    int extent = node.operands().getFirst().shape().extent(axis);
    return List.of(g.add(new PiecesGradient(axis, extent, pieces), List.of(dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Access x = operands.getFirst();
    List<Stmt> statements = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      int start = at;
      boolean vector = axis < x.shape().rank() - 1 || piece.step == 0 || piece.step == 1;
      statements.addAll(
          Along.each(
              Along.resized(x.shape(), axis, piece.length),
              vector,
              index -> {
                Index i = index.get(axis);
                Index from = i.times(piece.step).plus(piece.start);
                return List.of(
                    result.store(
                        Along.with(index, axis, i.plus(start)),
                        x.load(Along.with(index, axis, from))));
              }));
      at += piece.length;
    }
    return statements;
  }
}
