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
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.ops.Pieces.Piece;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.TensorType;

/** Each element added up where {@link Pieces} took it from: its transpose, and gradient. */
public record PiecesGradient(int axis, int extent, List<Piece> pieces) implements Opaque {

  public PiecesGradient {
    pieces = List.copyOf(pieces);
  }

  @Override
  public String name() {
    return "pieces_gradient";
  }

  @Override
  public String label() {
    return "pieces_gradient(" + axis + ", " + extent + ", " + pieces + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType dy = operands.getFirst();
    return dy.withShape(Along.resized(dy.shape(), axis, extent));
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor dy = operands.getFirst();
    DenseTensor dx = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    int[] sources = Pieces.sources(pieces);
    int[] index = new int[dy.shape().length];
    for (double value : dy.values()) {
      int[] to = index.clone();
      to[axis] = sources[index[axis]];
      dx.values()[dx.offset(to)] += value;
      DenseTensor.next(index, dy.shape());
    }
    return dx;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(g.add(new Pieces(axis, pieces), List.of(dy)));
  }

  /** Stored where each place is met once; else added to zeros. */
  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    int[] met = new int[extent];
    Arrays.stream(Pieces.sources(pieces)).forEach(place -> met[place]++);
    boolean once = Arrays.stream(met).allMatch(n -> n <= 1);
    List<Stmt> statements = new ArrayList<>();
    if (Arrays.stream(met).anyMatch(n -> n != 1)) {
      statements.addAll(
          Along.each(result.shape(), true, at -> List.of(result.store(at, Expr.constant(0)))));
    }
    int at = 0;
    for (Piece piece : pieces) {
      statements.addAll(piece(piece, at, once, operands.getFirst(), result));
      at += piece.length();
    }
    return statements;
  }

  /** The place on the axis runs outermost: neighbours that meet in one place are no lanes. */
  private List<Stmt> piece(Piece piece, int start, boolean once, Access dy, Access dx) {
    Index i = Index.of("t", 1);
    List<Stmt> body =
        Along.over(
            Along.resized(dx.shape(), axis, piece.length()),
            axis,
            i,
            index -> {
              List<Index> to = Along.with(index, axis, i.times(piece.step()).plus(piece.start()));
              Expr value = dy.load(Along.with(index, axis, i.plus(start)));
              return List.of(dx.store(to, once ? value : dx.load(to).plus(value)));
            });
    return List.of(new Stmt.For("t", Dim.of(piece.length()), body));
  }
}
