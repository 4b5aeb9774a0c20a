package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

/** Joins a loop and the lanes inside it where memory is contiguous across both. */
final class Collapse {
  private Collapse() {}

  static List<Stmt> run(List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : statements) {
      result.add(statement instanceof Stmt.For loop ? collapsed(loop) : statement);
    }
    return result;
  }

  private static Stmt collapsed(Stmt.For loop) {
    Stmt.For inner = new Stmt.For(loop.var(), loop.extent(), run(loop.body()));
    if (inner.body().size() != 1
        || !(inner.body().getFirst() instanceof Stmt.Lanes lanes)
        || !isContiguous(inner, lanes)) {
      return inner;
    }
    Dim extent = inner.extent().times(lanes.extent());
    List<Stmt> body = Indices.map(lanes.body(), index -> index.without(inner.var()));
    return new Stmt.Lanes(lanes.var(), extent, body, true);
  }

  private static boolean isContiguous(Stmt.For outer, Stmt.Lanes lanes) {
    return lanes.vector()
        && outer.extent().isLiteral()
        && lanes.extent().isLiteral()
        && lanes.body().stream().noneMatch(s -> s instanceof Stmt.AddLanes || s instanceof Stmt.For)
        && Indices.in(lanes.body()).stream()
            .allMatch(
                i -> i.stride(outer.var()) == i.stride(lanes.var()) * lanes.extent().literal());
  }
}
