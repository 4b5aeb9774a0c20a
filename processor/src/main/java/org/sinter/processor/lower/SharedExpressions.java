package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;

/**
 * Gives a name to what a block computes twice, and turns products that are added into fused
 * multiply-adds.
 */
final class SharedExpressions {
  private int fresh;

  private SharedExpressions() {}

  static List<Stmt> run(List<Stmt> statements) {
    return new SharedExpressions().block(statements);
  }

  private List<Stmt> block(List<Stmt> statements) {
    Map<Expr, Integer> uses = new LinkedHashMap<>();
    statements.forEach(s -> value(s).ifPresent(e -> count(e, uses)));
    Map<Expr, Expr> named = new LinkedHashMap<>();
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : statements) {
      value(statement).ifPresent(e -> hoist(e, uses, named, result, statement instanceof Stmt.Let));
      result.add(rewritten(statement, named));
    }
    return result;
  }

  private static Optional<Expr> value(Stmt statement) {
    return switch (statement) {
      case Stmt.Let let -> Optional.of(let.value());
      case Stmt.Pick pick -> Optional.of(pick.value());
      case Stmt.Assign assign -> Optional.of(assign.value());
      case Stmt.Store store -> Optional.of(store.value());
      case Stmt.AddLanes add -> Optional.of(add.value());
      case Stmt.For _,
          Stmt.Lanes _,
          Stmt.Accumulator _,
          Stmt.ClearLanes _,
          Stmt.FoldLanes _,
          Stmt.Tiled _ ->
          Optional.empty();
    };
  }

  private static void count(Expr e, Map<Expr, Integer> uses) {
    if (isWorthNaming(e) && uses.merge(e, 1, Integer::sum) > 1) {
      return;
    }
    for (Expr child : Exprs.children(e)) {
      count(child, uses);
    }
  }

  /** Leaves are as cheap as names, but for memory and random numbers. */
  private static boolean isWorthNaming(Expr e) {
    return switch (e) {
      case Expr.Arg _, Expr.Const _, Expr.Local _, Expr.Position _ -> false;
      case Expr.Load _, Expr.Uniform _, Expr.Unary _, Expr.Binary _, Expr.Fma _, Expr.Select _ ->
          true;
    };
  }

  private void hoist(
      Expr e, Map<Expr, Integer> uses, Map<Expr, Expr> named, List<Stmt> result, boolean isNamed) {
    if (named.containsKey(e)) {
      return;
    }
    for (Expr child : Exprs.children(e)) {
      hoist(child, uses, named, result, false);
    }
    if (!isNamed && uses.getOrDefault(e, 0) > 1) {
      String name = "s" + fresh++;
      result.add(new Stmt.Let(name, fused(rewritten(e, named))));
      named.put(e, new Expr.Local(name));
    }
  }

  private Stmt rewritten(Stmt statement, Map<Expr, Expr> named) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) -> new Stmt.For(name, extent, block(body));
      case Stmt.Lanes(var name, var extent, var body, var vector) ->
          new Stmt.Lanes(name, extent, block(body), vector);
      case Stmt.Let(var name, var value) -> {
        Stmt let = new Stmt.Let(name, fused(rewritten(value, named)));
        named.put(value, new Expr.Local(name));
        yield let;
      }
      case Stmt.Pick(var name, var value) -> new Stmt.Pick(name, fused(rewritten(value, named)));
      case Stmt.Assign(var name, var value) ->
          new Stmt.Assign(name, fused(rewritten(value, named)));
      case Stmt.Store(var buffer, var index, var value, var padded) ->
          new Stmt.Store(buffer, index, fused(rewritten(value, named)), padded);
      case Stmt.AddLanes(var op, var scratch, var value) ->
          new Stmt.AddLanes(op, scratch, fused(rewritten(value, named)));
      case Stmt.Accumulator _, Stmt.ClearLanes _, Stmt.FoldLanes _, Stmt.Tiled _ -> statement;
    };
  }

  private static Expr rewritten(Expr e, Map<Expr, Expr> named) {
    Expr name = named.get(e);
    if (name != null && isWorthNaming(e)) {
      return name;
    }
    return switch (e) {
      case Expr.Arg _, Expr.Const _, Expr.Load _, Expr.Local _, Expr.Position _, Expr.Uniform _ ->
          e;
      case Expr.Unary(var op, var x) -> new Expr.Unary(op, rewritten(x, named));
      case Expr.Binary(var op, var a, var b) ->
          new Expr.Binary(op, rewritten(a, named), rewritten(b, named));
      case Expr.Fma(var a, var b, var c) ->
          new Expr.Fma(rewritten(a, named), rewritten(b, named), rewritten(c, named));
      case Expr.Select(var test, var l, var r, var then, var otherwise) ->
          new Expr.Select(
              test,
              rewritten(l, named),
              rewritten(r, named),
              rewritten(then, named),
              rewritten(otherwise, named));
    };
  }

  /** {@code a * b + c} rounded once, wherever the product is used just there. */
  private static Expr fused(Expr e) {
    return switch (e) {
      case Expr.Arg _, Expr.Const _, Expr.Load _, Expr.Local _, Expr.Position _, Expr.Uniform _ ->
          e;
      case Expr.Unary(var op, var x) -> new Expr.Unary(op, fused(x));
      case Expr.Fma(var a, var b, var c) -> new Expr.Fma(fused(a), fused(b), fused(c));
      case Expr.Select(var test, var l, var r, var then, var otherwise) ->
          new Expr.Select(test, fused(l), fused(r), fused(then), fused(otherwise));
      case Expr.Binary(var op, var a, var b) -> {
        if (op == BinaryOp.ADD
            && a instanceof Expr.Binary(var times, var x, var y)
            && times == BinaryOp.MULTIPLY) {
          yield new Expr.Fma(fused(x), fused(y), fused(b));
        }
        if (op == BinaryOp.ADD
            && b instanceof Expr.Binary(var times, var x, var y)
            && times == BinaryOp.MULTIPLY) {
          yield new Expr.Fma(fused(x), fused(y), fused(a));
        }
        yield new Expr.Binary(op, fused(a), fused(b));
      }
    };
  }
}
