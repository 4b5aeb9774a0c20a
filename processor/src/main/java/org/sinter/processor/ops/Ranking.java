package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.TensorType;

/**
 * The places of the k largest or smallest elements along an axis, in order; of equal ones the first
 * comes first. Each rank is found by one more walk along the axis: what is behind the one before in
 * that order, and before all others.
 */
public record Ranking(int axis, int k, boolean largest) implements Opaque {

  @Override
  public String name() {
    return "top_k";
  }

  @Override
  public String label() {
    return "top_k(" + axis + ", " + k + (largest ? ")" : ", smallest)");
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    return x.withShape(Along.resized(x.shape(), axis, k));
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    List<List<Integer>> ranked = new ArrayList<>();
    Along along = new Along(x.shape(), axis);
    along.forEach(
        (at, stride) -> {
          Comparator<Integer> order =
              Comparator.comparingDouble(i -> x.values()[at + i * stride] * (largest ? -1 : 1));
          ranked.add(IntStream.range(0, along.extent()).boxed().sorted(order).toList());
        });
    int[] line = {0};
    new Along(y.shape(), axis)
        .forEach(
            (at, stride) -> {
              List<Integer> places = ranked.get(line[0]++);
              for (int i = 0; i < k; i++) {
                y.values()[at + i * stride] = places.get(i);
              }
            });
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return Collections.singletonList(null);
  }

  /** Loops of numbers: {@code v, p} the best so far and its place, {@code u, o} those before. */
  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Access x = operands.getFirst();
    double worst = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    Expr v = new Expr.Local("v");
    Expr p = new Expr.Local("p");
    Expr u = new Expr.Local("u");
    Expr o = new Expr.Local("o");
    Expr e = new Expr.Local("e");
    Index t = Index.of("t", 1);
    Expr here = new Expr.Position(t);
    Expr last = Expr.constant(x.shape().extent(axis) - 1.0);
    List<Index> at = new ArrayList<>();
    for (int i = 0; i < x.shape().rank(); i++) {
      at.add(Index.of(Along.variable(x.shape(), i), 1));
    }
    Expr takes = precedes(u, o, e, here).times(precedes(e, here, v, p));
    Expr taken = new Expr.Local("taken");
    Expr one = Expr.constant(1);
    List<Stmt> step =
        List.of(
            new Stmt.Let("e", x.load(Along.with(at, axis, t))),
            new Stmt.Let("taken", takes),
            new Stmt.Assign("p", Expr.select(Comparison.EQUAL, taken, one, here, p)),
            new Stmt.Assign("v", Expr.select(Comparison.EQUAL, taken, one, e, v)));
    List<Stmt> rank =
        List.of(
            new Stmt.Accumulator("v", worst),
            new Stmt.Accumulator("p", x.shape().extent(axis)),
            new Stmt.For("t", x.shape().dim(axis), step),
            result.store(Along.with(at, axis, Index.of("k", 1)), p.min(last)),
            new Stmt.Assign("u", v),
            new Stmt.Assign("o", p));
    List<Stmt> body =
        List.of(
            new Stmt.Accumulator("u", -worst),
            new Stmt.Accumulator("o", -1),
            new Stmt.For("k", Dim.of(k), rank));
    for (int i = x.shape().rank() - 1; i >= 0; i--) {
      if (i != axis) {
        body = List.of(new Stmt.For(Along.variable(x.shape(), i), x.shape().dim(i), body));
      }
    }
    return body;
  }

  /** 1 where element e at place i comes before f at place j, else 0. */
  private Expr precedes(Expr e, Expr i, Expr f, Expr j) {
    Expr one = Expr.constant(1);
    Expr zero = Expr.constant(0);
    Expr earlier = Expr.select(Comparison.GREATER, j, i, one, zero);
    Expr equal = Expr.select(Comparison.EQUAL, e, f, earlier, zero);
    return largest
        ? Expr.select(Comparison.GREATER, e, f, one, equal)
        : Expr.select(Comparison.GREATER, f, e, one, equal);
  }
}
