package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;

/**
 * Writes what a block names and reads once in place of its name, as long as the line stays short.
 */
final class Inlining {
  private static final int LONGEST = 9;

  private Inlining() {}

  static List<Stmt> run(List<Stmt> statements) {
    Map<String, Integer> uses = new HashMap<>();
    count(statements, uses);
    return block(statements, uses);
  }

  private static void count(List<Stmt> statements, Map<String, Integer> uses) {
    for (Stmt statement : statements) {
      switch (statement) {
        case Stmt.For(_, _, var body) -> count(body, uses);
        case Stmt.Lanes(_, _, var body, _) -> count(body, uses);
        case Stmt.Let(_, var value) -> count(value, uses);
        case Stmt.Pick(_, var value) -> count(value, uses);
        case Stmt.Assign(_, var value) -> count(value, uses);
        case Stmt.Store(_, _, var value, _) -> count(value, uses);
        case Stmt.AddLanes(_, _, var value) -> count(value, uses);
        case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _, Stmt.Tiled _ -> {}
      }
    }
  }

  private static void count(Expr e, Map<String, Integer> uses) {
    if (e instanceof Expr.Local(var name)) {
      uses.merge(name, 1, Integer::sum);
    }
    for (Expr child : Exprs.children(e)) {
      count(child, uses);
    }
  }

  /** A name is written out only in its own block, before the next store could change memory. */
  private static List<Stmt> block(List<Stmt> statements, Map<String, Integer> uses) {
    Map<String, Expr> pending = new HashMap<>();
    List<Stmt> result = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = statements.get(i);
      if (statement instanceof Stmt.Let(var name, var value)) {
        Expr full = written(value, pending);
        Stmt next = i + 1 < statements.size() ? statements.get(i + 1) : null;
        if (uses.getOrDefault(name, 0) == 1 && size(full) <= LONGEST && reads(next, name)) {
          pending.put(name, full);
        } else {
          result.add(new Stmt.Let(name, full));
        }
      } else {
        result.add(written(statement, pending, uses));
      }
    }
    return result;
  }

  private static boolean reads(@Nullable Stmt statement, String name) {
    Map<String, Integer> uses = new HashMap<>();
    if (statement instanceof Stmt.For || statement instanceof Stmt.Lanes || statement == null) {
      return false;
    }
    count(List.of(statement), uses);
    return uses.containsKey(name);
  }

  private static int size(Expr e) {
    int size = 1;
    for (Expr child : Exprs.children(e)) {
      size += size(child);
    }
    return size;
  }

  private static Expr written(Expr e, Map<String, Expr> pending) {
    return Exprs.map(
        e, leaf -> leaf instanceof Expr.Local(var name) ? pending.getOrDefault(name, leaf) : leaf);
  }

  private static Stmt written(
      Stmt statement, Map<String, Expr> pending, Map<String, Integer> uses) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) ->
          new Stmt.For(name, extent, block(body, uses));
      case Stmt.Lanes(var name, var extent, var body, var vector) ->
          new Stmt.Lanes(name, extent, block(body, uses), vector);
      case Stmt.Let(var name, var value) -> new Stmt.Let(name, written(value, pending));
      case Stmt.Pick(var name, var value) -> new Stmt.Pick(name, written(value, pending));
      case Stmt.Assign(var name, var value) -> new Stmt.Assign(name, written(value, pending));
      case Stmt.Store(var buffer, var index, var value, var padded) ->
          new Stmt.Store(buffer, index, written(value, pending), padded);
      case Stmt.AddLanes(var op, var scratch, var value) ->
          new Stmt.AddLanes(op, scratch, written(value, pending));
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _, Stmt.Tiled _ -> statement;
    };
  }
}
