package org.sinter.processor.lower;

import java.util.List;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

/** Joins a loop and the only one inside it where memory is contiguous across both. */
final class Collapse {
  private Collapse() {}

  static List<Stmt> run(List<Stmt> statements) {
    return statements.stream().map(Collapse::collapsed).toList();
  }

  private static Stmt collapsed(Stmt statement) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) ->
          joined(new Stmt.For(name, extent, run(body)));
      case Stmt.Lanes(var name, var extent, var body, var vector) ->
          new Stmt.Lanes(name, extent, run(body), vector);
      default -> statement;
    };
  }

  private static Stmt joined(Stmt.For outer) {
    if (outer.body().size() != 1) {
      return outer;
    }
    return switch (outer.body().getFirst()) {
      case Stmt.For(var inner, var extent, var body)
          when isContiguous(outer, inner, extent, body) ->
          new Stmt.For(inner, outer.extent().times(extent), without(outer, body));
      case Stmt.Lanes(var inner, var extent, var body, var vector)
          when vector && isPlain(body) && isContiguous(outer, inner, extent, body) ->
          new Stmt.Lanes(inner, outer.extent().times(extent), without(outer, body), true);
      default -> outer;
    };
  }

  /** Lanes that fold, or loop themselves, stay as many as they are. */
  private static boolean isPlain(List<Stmt> body) {
    return body.stream().noneMatch(s -> s instanceof Stmt.AddLanes || s instanceof Stmt.For);
  }

  private static List<Stmt> without(Stmt.For outer, List<Stmt> body) {
    return Indices.map(body, index -> index.without(outer.var()));
  }

  private static boolean isContiguous(Stmt.For outer, String inner, Dim extent, List<Stmt> body) {
    return outer.extent().isLiteral()
        && extent.isLiteral()
        && Indices.in(body).stream()
            .allMatch(i -> i.stride(outer.var()) == i.stride(inner) * extent.literal());
  }
}
