package org.sinter.processor.loop;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sinter.processor.loop.Expr.Arg;
import org.sinter.processor.loop.Expr.Binary;
import org.sinter.processor.loop.Expr.Const;
import org.sinter.processor.loop.Expr.Fma;
import org.sinter.processor.loop.Expr.Load;
import org.sinter.processor.loop.Expr.Local;
import org.sinter.processor.loop.Expr.Position;
import org.sinter.processor.loop.Expr.Select;
import org.sinter.processor.loop.Expr.Unary;
import org.sinter.processor.loop.Expr.Uniform;

/** Functions on expressions. */
public final class Exprs {
  private static final Const ZERO = new Const(0);
  private static final Const ONE = new Const(1);

  private Exprs() {}

  /** The value of an operator's body, in double. */
  public static double evaluate(Expr e, double... args) {
    return switch (e) {
      case Arg(int index) -> args[index];
      case Const(double value) -> value;
      case Unary(var op, var x) -> op.apply(evaluate(x, args));
      case Binary(var op, var a, var b) -> op.apply(evaluate(a, args), evaluate(b, args));
      case Fma(var a, var b, var c) ->
          Math.fma(evaluate(a, args), evaluate(b, args), evaluate(c, args));
      case Select(var test, var l, var r, var then, var otherwise) ->
          test.test(evaluate(l, args), evaluate(r, args))
              ? evaluate(then, args)
              : evaluate(otherwise, args);
      case Load _, Local _, Position _, Uniform _ ->
          throw new IllegalArgumentException("not part of an operator's body: " + e);
    };
  }

  /** The same expression with every leaf replaced that {@code leaf} maps to another. */
  public static Expr map(Expr e, Function<Expr, Expr> leaf) {
    return switch (e) {
      case Arg _, Const _, Load _, Local _, Position _, Uniform _ -> leaf.apply(e);
      case Unary(var op, var x) -> new Unary(op, map(x, leaf));
      case Binary(var op, var a, var b) -> new Binary(op, map(a, leaf), map(b, leaf));
      case Fma(var a, var b, var c) -> new Fma(map(a, leaf), map(b, leaf), map(c, leaf));
      case Select(var test, var l, var r, var then, var otherwise) ->
          new Select(test, map(l, leaf), map(r, leaf), map(then, leaf), map(otherwise, leaf));
    };
  }

  /** The body with its arguments replaced. */
  public static Expr substitute(Expr body, List<? extends Expr> args) {
    return map(body, leaf -> leaf instanceof Arg(int index) ? args.get(index) : leaf);
  }

  /** The direct parts of an expression. */
  public static List<Expr> children(Expr e) {
    return switch (e) {
      case Arg _, Const _, Load _, Local _, Position _, Uniform _ -> List.of();
      case Unary(_, var x) -> List.of(x);
      case Binary(_, var a, var b) -> List.of(a, b);
      case Fma(var a, var b, var c) -> List.of(a, b, c);
      case Select(_, var l, var r, var then, var otherwise) -> List.of(l, r, then, otherwise);
    };
  }

  /** The indices of the arguments that occur, ascending. */
  public static List<Integer> arguments(Expr e) {
    TreeSet<Integer> found = new TreeSet<>();
    collectArguments(e, found);
    return List.copyOf(found);
  }

  private static void collectArguments(Expr e, TreeSet<Integer> found) {
    if (e instanceof Arg(int index)) {
      found.add(index);
    }
    for (Expr child : children(e)) {
      collectArguments(child, found);
    }
  }

  /** True if some part is a transcendental function. */
  public static boolean isTranscendental(Expr e) {
    return has(e, UnaryOp::isTranscendental);
  }

  /** True if some part is a function of this kind. */
  public static boolean has(Expr e, Predicate<UnaryOp> kind) {
    return e instanceof Unary(var op, _) && kind.test(op)
        || children(e).stream().anyMatch(child -> has(child, kind));
  }

  /**
   * The same value with literals computed and operations that change nothing left out: adding 0,
   * multiplying by 1, selecting between equals. {@code 0 * x} stays, which x may make no number.
   */
  public static Expr simplify(Expr e) {
    return switch (e) {
      case Arg _, Const _, Load _, Local _, Position _, Uniform _ -> e;
      case Unary(var op, var x) -> simplify(op, simplify(x));
      case Binary(var op, var a, var b) -> simplify(op, simplify(a), simplify(b));
      case Fma(var a, var b, var c) -> new Fma(simplify(a), simplify(b), simplify(c));
      case Select(var test, var l, var r, var then, var otherwise) ->
          simplify(test, simplify(l), simplify(r), simplify(then), simplify(otherwise));
    };
  }

  private static Expr simplify(UnaryOp op, Expr x) {
    if (x instanceof Const(double value)) {
      return new Const(op.apply(value));
    }
    boolean twice = op == UnaryOp.NEGATE && x instanceof Unary(var inner, _) && inner == op;
    return twice ? ((Unary) x).x() : new Unary(op, x);
  }

  private static Expr simplify(BinaryOp op, Expr a, Expr b) {
    if (a instanceof Const(double x) && b instanceof Const(double y)) {
      return new Const(op.apply(x, y));
    }
    return switch (op) {
      case ADD -> add(a, b);
      case SUBTRACT -> subtract(a, b);
      case MULTIPLY -> isZero(a) || isZero(b) ? a.times(b) : multiply(a, b);
      case DIVIDE -> b instanceof Const(double y) && y == 1 ? a : a.over(b);
      case MAX, MIN -> new Binary(op, a, b);
    };
  }

  private static Expr simplify(Comparison test, Expr l, Expr r, Expr then, Expr otherwise) {
    if (l instanceof Const(double x) && r instanceof Const(double y)) {
      return test.test(x, y) ? then : otherwise;
    }
    return select(test, l, r, then, otherwise);
  }

  /** The partial derivative by argument {@code arg}, simplified; 0 at the kinks' flat side. */
  public static Expr derivative(Expr e, int arg) {
    return switch (e) {
      case Arg(int index) -> index == arg ? ONE : ZERO;
      case Const _ -> ZERO;
      case Unary(var op, var x) -> multiply(derivative(op, x, e), derivative(x, arg));
      case Binary(var op, var a, var b) ->
          derivative(op, a, b, derivative(a, arg), derivative(b, arg));
      case Fma(var a, var b, var c) ->
          add(
              add(multiply(derivative(a, arg), b), multiply(a, derivative(b, arg))),
              derivative(c, arg));
      case Select(var test, var l, var r, var then, var otherwise) ->
          select(test, l, r, derivative(then, arg), derivative(otherwise, arg));
      case Load _, Local _, Position _, Uniform _ ->
          throw new IllegalArgumentException("not part of an operator's body: " + e);
    };
  }

  /** The outer derivative of a function at x, whose value is y. */
  private static Expr derivative(UnaryOp op, Expr x, Expr y) {
    return switch (op) {
      case NEGATE -> new Const(-1);
      case ABS ->
          select(
              Comparison.GREATER,
              x,
              ZERO,
              ONE,
              select(Comparison.EQUAL, x, ZERO, ZERO, new Const(-1)));
      case SQRT -> new Const(0.5).over(y);
      case EXP -> y;
      case LOG -> ONE.over(x);
      case TANH -> ONE.minus(y.times(y));
      case SIGMOID -> y.times(ONE.minus(y));
      case EXPM1 -> y.plus(ONE);
      case LOG1P -> ONE.over(x.plus(ONE));
      case SIN -> Expr.of(UnaryOp.COS, x);
      case COS -> Expr.of(UnaryOp.SIN, x).negated();
      case ATAN -> ONE.over(x.times(x).plus(ONE));
      case ROUND -> ZERO;
      case ERF -> Expr.of(UnaryOp.EXP, x.times(x).negated()).times(2 / Math.sqrt(Math.PI));
    };
  }

  private static Expr derivative(BinaryOp op, Expr a, Expr b, Expr da, Expr db) {
    return switch (op) {
      case ADD -> add(da, db);
      case SUBTRACT -> subtract(da, db);
      case MULTIPLY -> add(multiply(da, b), multiply(a, db));
      case DIVIDE -> isZero(db) ? divide(da, b) : divide(subtract(da, multiply(a.over(b), db)), b);
      case MAX -> select(Comparison.GREATER, a, b, da, db);
      case MIN -> select(Comparison.GREATER, b, a, da, db);
    };
  }

  /** The sum, without additions of zero. */
  public static Expr add(Expr a, Expr b) {
    return isZero(a) ? b : isZero(b) ? a : a.plus(b);
  }

  private static Expr subtract(Expr a, Expr b) {
    return isZero(b) ? a : isZero(a) ? multiply(new Const(-1), b) : a.minus(b);
  }

  /** The product, without factors of zero and one; {@code (1 / d) * b} is {@code b / d}. */
  public static Expr multiply(Expr a, Expr b) {
    if (isZero(a) || isZero(b)) {
      return ZERO;
    }
    if (a instanceof Const(double x) && b instanceof Const(double y)) {
      return new Const(x * y);
    }
    if (b instanceof Const && !(a instanceof Const)) {
      return multiply(b, a);
    }
    if (a instanceof Const(double x) && (x == 1 || x == -1)) {
      return x == 1 ? b : b.negated();
    }
    if (a instanceof Binary(var op, Const(double x), var d) && op == BinaryOp.DIVIDE && x == 1) {
      return b.over(d);
    }
    return distribute(a, b);
  }

  /** {@code (t ? u : v) * b} with constant branches becomes {@code t ? u*b : v*b}. */
  private static Expr distribute(Expr a, Expr b) {
    if (a instanceof Select(var test, var l, var r, Const u, Const v)) {
      return select(test, l, r, multiply(u, b), multiply(v, b));
    }
    if (b instanceof Select(_, _, _, Const _, Const _)) {
      return distribute(b, a);
    }
    return a.times(b);
  }

  private static Expr divide(Expr a, Expr b) {
    return isZero(a) ? ZERO : a.over(b);
  }

  private static Expr select(Comparison test, Expr l, Expr r, Expr then, Expr otherwise) {
    return then.equals(otherwise) ? then : new Select(test, l, r, then, otherwise);
  }

  private static boolean isZero(Expr e) {
    return e instanceof Const(double value) && value == 0;
  }
}
