package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;
import java.util.Map;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.ElementType;

/** Writes expressions over single numbers. */
final class ScalarExpressions {
  private final Addresses addresses;
  private final ElementType element;
  private final Map<String, String> locals;

  /**
   * @param locals Java names of the kernel's locals
   */
  ScalarExpressions(Addresses addresses, ElementType element, Map<String, String> locals) {
    this.addresses = addresses;
    this.element = element;
    this.locals = locals;
  }

  CodeBlock of(Expr e) {
    return switch (e) {
      case Expr.Const(double value) -> CodeBlock.of("$L", literal(value));
      case Expr.Load(var buffer, var index) ->
          CodeBlock.of("$L[$L]", buffer.space().array(), addresses.of(buffer, index));
      case Expr.Local(var name) -> CodeBlock.of("$L", locals.get(name));
      case Expr.Position(var index) ->
          CodeBlock.of("($T) ($L)", Types.primitive(element), Addresses.of(index));
      case Expr.Uniform(var node, var index) ->
          CodeBlock.of("$T.uniform($L, $L)", Types.HASH, Signature.key(node), Addresses.of(index));
      case Expr.Unary(var op, var x) -> unary(op, x);
      case Expr.Binary(var op, var a, var b) -> binary(op, a, b);
      case Expr.Fma(var a, var b, var c) ->
          CodeBlock.of("$T.fma($L, $L, $L)", Types.SCALAR_MATH, of(a), of(b), of(c));
      case Expr.Select(var test, var l, var r, var then, var otherwise) ->
          CodeBlock.of(
              "$L $L $L ? $L : $L",
              operand(l),
              test.symbol(),
              operand(r),
              operand(then),
              operand(otherwise));
      case Expr.Arg _ -> throw new IllegalStateException("an operand was not bound: " + e);
    };
  }

  /** In parentheses where the expression has an operator of its own. */
  private CodeBlock operand(Expr e) {
    boolean simple =
        switch (e) {
          case Expr.Const _, Expr.Load _, Expr.Local _, Expr.Uniform _, Expr.Fma _, Expr.Arg _ ->
              true;
          case Expr.Unary(var op, _) -> op != UnaryOp.NEGATE;
          case Expr.Binary(var op, _, _) -> op == BinaryOp.MAX || op == BinaryOp.MIN;
          case Expr.Select _, Expr.Position _ -> false;
        };
    return simple ? of(e) : CodeBlock.of("($L)", of(e));
  }

  private CodeBlock unary(UnaryOp op, Expr x) {
    return switch (op) {
      case NEGATE ->
          x instanceof Expr.Const(double value) ? literal(-value) : CodeBlock.of("-$L", operand(x));
      case ABS -> CodeBlock.of("$T.abs($L)", Math.class, of(x));
      case SQRT ->
          element == ElementType.FLOAT64
              ? CodeBlock.of("$T.sqrt($L)", Math.class, of(x))
              : CodeBlock.of("(float) $T.sqrt($L)", Math.class, of(x));
      case EXP, LOG, TANH, SIGMOID, ERF, EXPM1, LOG1P, SIN, COS, ATAN, ROUND ->
          CodeBlock.of("$T.$L($L)", Types.SCALAR_MATH, function(op), of(x));
    };
  }

  static String function(UnaryOp op) {
    return op.name().toLowerCase(Locale.ROOT);
  }

  private CodeBlock binary(BinaryOp op, Expr a, Expr b) {
    return switch (op) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE ->
          CodeBlock.of("$L $L $L", operand(a), op.symbol(), operand(b));
      case MAX, MIN -> CodeBlock.of("$T.$L($L, $L)", Math.class, op.symbol(), of(a), of(b));
    };
  }

  /** A literal of the element type; javac reads it back to the same bits. */
  CodeBlock literal(double value) {
    Class<?> box = element == ElementType.FLOAT64 ? Double.class : Float.class;
    String suffix = element == ElementType.FLOAT64 ? "" : "f";
    if (Double.isNaN(value)) {
      return CodeBlock.of("$T.NaN", box);
    }
    if (Double.isInfinite(value)
        || element == ElementType.FLOAT32 && Float.isInfinite((float) value)) {
      return CodeBlock.of("$T.$L_INFINITY", box, value > 0 ? "POSITIVE" : "NEGATIVE");
    }
    String digits =
        element == ElementType.FLOAT64 ? Double.toString(value) : Float.toString((float) value);
    return CodeBlock.of("$L", digits + suffix);
  }
}
