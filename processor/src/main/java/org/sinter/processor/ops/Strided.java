package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.TensorType;

/**
 * Every {@code step}-th element of an axis from {@code start} on, as a view: negative steps turn it
 * round. On the last axis, whose neighbours no vector could load then, {@link #of} copies instead.
 */
public record Strided(int axis, int start, int step, int extent) implements Movement {

  /** The elements {@code start, start + step, ...} of an axis, by the cheapest operator. */
  static Value of(Expansion e, Value x, int axis, int start, int step, int extent) {
    if (step == 1) {
      return Along.part(e.graph(), x, axis, start, extent);
    }
    return axis == x.shape().rank() - 1
        ? e.add(new Pieces(axis, List.of(new Pieces.Piece(start, step, extent))), x)
        : e.add(new Strided(axis, start, step, extent), x);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public String label() {
    return "slice(" + axis + ", " + start + " by " + step + " x " + extent + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    return x.withShape(Along.resized(x.shape(), axis, extent));
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    return new IndexMap.View(
        IntStream.range(0, result.shape().rank())
            .mapToObj(i -> i == axis ? Affine.of(i, step, start) : Affine.axis(i))
            .toList());
  }

  /** An axis turned round is turned back; what a step leaves out gets zeros. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    int whole = node.operands().getFirst().shape().extent(axis);
    if (step == -1 && extent == whole) {
      return List.of(g.add(this, List.of(dy)));
    }
    List<Pieces.Piece> pieces = List.of(new Pieces.Piece(start, step, extent));
    return List.of(g.add(new PiecesGradient(axis, whole, pieces), List.of(dy)));
  }
}
