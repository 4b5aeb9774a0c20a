package org.sinter.processor.loop;

/**
 * A number computed from numbers. Closed: emitters and interpreters switch over it without default.
 * In the body of an elementwise operator the leaves are {@link Arg} and {@link Const}; after
 * lowering no {@code Arg} is left and loads, locals, positions and random numbers appear.
 */
public sealed interface Expr {

  /** Operand {@code index} of an elementwise operator. */
  record Arg(int index) implements Expr {}

  /** A literal. */
  record Const(double value) implements Expr {}

  /** An element of a buffer. */
  record Load(Buffer buffer, Index index) implements Expr {}

  /** The value of a {@link Stmt.Let}, an accumulator or a fold. */
  record Local(String name) implements Expr {}

  record Unary(UnaryOp op, Expr x) implements Expr {}

  record Binary(BinaryOp op, Expr a, Expr b) implements Expr {}

  /** {@code a * b + c}, rounded once. */
  record Fma(Expr a, Expr b, Expr c) implements Expr {}

  /** {@code left test right ? then : otherwise}; both sides may be evaluated. */
  record Select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise)
      implements Expr {}

  /** The value of an index as a number: the heart of iota and one-hot. */
  record Position(Index index) implements Expr {}

  /** A uniform number in [0, 1) at a logical index of random source number {@code node}. */
  record Uniform(int node, Index index) implements Expr {}

  static Expr arg(int index) {
    return new Arg(index);
  }

  static Expr constant(double value) {
    return new Const(value);
  }

  static Expr of(UnaryOp op, Expr x) {
    return new Unary(op, x);
  }

  /** {@code left test right ? then : otherwise}. */
  static Expr select(Comparison test, Expr left, Expr right, Expr then, Expr otherwise) {
    return new Select(test, left, right, then, otherwise);
  }

  default Expr plus(Expr other) {
    return new Binary(BinaryOp.ADD, this, other);
  }

  default Expr minus(Expr other) {
    return new Binary(BinaryOp.SUBTRACT, this, other);
  }

  default Expr times(Expr other) {
    return new Binary(BinaryOp.MULTIPLY, this, other);
  }

  default Expr times(double factor) {
    return times(constant(factor));
  }

  default Expr over(Expr other) {
    return new Binary(BinaryOp.DIVIDE, this, other);
  }

  default Expr max(Expr other) {
    return new Binary(BinaryOp.MAX, this, other);
  }

  default Expr min(Expr other) {
    return new Binary(BinaryOp.MIN, this, other);
  }

  default Expr negated() {
    return new Unary(UnaryOp.NEGATE, this);
  }
}
