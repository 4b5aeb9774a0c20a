package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Shape;

/** Functions on indices, and on all indices of a piece of code. */
final class Indices {
  private Indices() {}

  /** An affine map applied to an index. */
  static Index apply(Affine map, List<Index> index) {
    Index sum = Index.of(map.offset());
    for (Affine.Term term : map.terms()) {
      sum = sum.plus(index.get(term.axis()).times(term.coefficient()));
    }
    return sum;
  }

  static List<Index> apply(List<Affine> maps, List<Index> index) {
    return maps.stream().map(map -> apply(map, index)).toList();
  }

  /** The row-major position in a shape, whatever the memory layout. */
  static Index linear(Shape shape, List<Index> index) {
    Index linear = Index.ZERO;
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      linear = linear.plus(index.get(axis).times(stride));
      stride = Math.multiplyExact(stride, shape.dim(axis).literal());
    }
    return linear;
  }

  /** Every index in the statements. */
  static List<Index> in(List<Stmt> statements) {
    List<Index> found = new ArrayList<>();
    map(
        statements,
        index -> {
          found.add(index);
          return index;
        });
    return found;
  }

  /** The statements with every index replaced. */
  static List<Stmt> map(List<Stmt> statements, UnaryOperator<Index> f) {
    return statements.stream().map(s -> map(s, f)).toList();
  }

  private static Stmt map(Stmt statement, UnaryOperator<Index> f) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) -> new Stmt.For(name, extent, map(body, f));
      case Stmt.Lanes(var name, var extent, var body, var vector) ->
          new Stmt.Lanes(name, extent, map(body, f), vector);
      case Stmt.Let(var name, var value) -> new Stmt.Let(name, map(value, f));
      case Stmt.Pick(var name, var value) -> new Stmt.Pick(name, map(value, f));
      case Stmt.Assign(var name, var value) -> new Stmt.Assign(name, map(value, f));
      case Stmt.Store(var buffer, var index, var value, var padded) ->
          new Stmt.Store(buffer, f.apply(index), map(value, f), padded);
      case Stmt.AddLanes(var op, var scratch, var value) ->
          new Stmt.AddLanes(op, scratch, map(value, f));
      case Stmt.Tiled(var t) ->
          new Stmt.Tiled(
              new Tile(
                  t.outer(),
                  t.rows(),
                  t.columns(),
                  t.panel(),
                  t.panelStride(),
                  t.sums(),
                  t.a(),
                  t.aOffset(),
                  t.b(),
                  t.bOffset(),
                  map(t.fill(), f),
                  map(t.epilogue(), f),
                  t.ragged(),
                  t.borders()));
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _ -> statement;
    };
  }

  private static Expr map(Expr e, UnaryOperator<Index> f) {
    return Exprs.map(
        e,
        leaf ->
            switch (leaf) {
              case Expr.Load(var buffer, var index) -> new Expr.Load(buffer, f.apply(index));
              case Expr.Position(var index) -> new Expr.Position(f.apply(index));
              case Expr.Uniform(var node, var index) -> new Expr.Uniform(node, f.apply(index));
              case Expr.Arg _, Expr.Const _, Expr.Local _ -> leaf;
              case Expr.Unary _, Expr.Binary _, Expr.Fma _, Expr.Select _ ->
                  throw new IllegalStateException("not a leaf: " + leaf);
            });
  }

  /** True if the variable moves every index by 0 or 1: consecutive iterations fit in lanes. */
  static boolean fitsLanes(List<Stmt> statements, String var) {
    for (Index index : in(statements)) {
      if (index.stride(var) != 0 && index.stride(var) != 1) {
        return false;
      }
    }
    return true;
  }
}
