package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.UnaryOp;

/**
 * Writes expressions over the lanes of one loop; what does not depend on the lane stays a number.
 */
final class VectorExpressions {
  /** Of the runtime's functions, the one that is told a key and a counter. */
  static final String UNIFORM = "uniform";

  private final Addresses addresses;
  private final ScalarExpressions scalars;
  private final Map<String, String> locals;
  private final Set<String> vectors;
  private final String lane;

  /** Added to every contiguous address: {@code " + VL"} for the second vector of a tile. */
  private final String shift;

  private final Lines lines;

  /** Where statements go that run before the one being written. */
  interface Lines {
    void add(CodeBlock statement);

    /** A name for a local, unused so far. */
    String fresh();
  }

  /**
   * @param vectors the kernel's locals that are vectors
   * @param lane the variable of the lanes' loop
   */
  VectorExpressions(
      Addresses addresses,
      ScalarExpressions scalars,
      Map<String, String> locals,
      Set<String> vectors,
      String lane,
      String shift,
      Lines lines) {
    this.addresses = addresses;
    this.scalars = scalars;
    this.locals = locals;
    this.vectors = vectors;
    this.lane = lane;
    this.shift = shift;
    this.lines = lines;
  }

  /** True if the value differs from lane to lane. */
  boolean isVector(Expr e) {
    return switch (e) {
      case Expr.Const _, Expr.Arg _ -> false;
      case Expr.Load(_, var index) -> index.stride(lane) != 0;
      case Expr.Position(var index) -> index.stride(lane) != 0;
      case Expr.Uniform(_, var index) -> index.stride(lane) != 0;
      case Expr.Local(var name) -> vectors.contains(name);
      case Expr.Unary _, Expr.Binary _, Expr.Fma _, Expr.Select _ ->
          Exprs.children(e).stream().anyMatch(this::isVector);
    };
  }

  /** True if the value is the result of a method, which has a name already. */
  boolean isCall(Expr e) {
    boolean call =
        e instanceof Expr.Uniform || e instanceof Expr.Unary(var op, _) && op.isTranscendental();
    return call && isVector(e);
  }

  /** The value as a vector, a number repeated if need be. */
  CodeBlock vector(Expr e) {
    if (!isVector(e)) {
      return CodeBlock.of("$T.broadcast(S, $L)", Types.FLOAT_VECTOR, scalars.of(e));
    }
    return switch (e) {
      case Expr.Load(var buffer, var index) ->
          CodeBlock.of(
              "$T.fromArray(S, $L, $L)",
              Types.FLOAT_VECTOR,
              buffer.space().array(),
              address(buffer, sideBySide(index)));
      case Expr.Position(var index) ->
          CodeBlock.of(
              "$T.broadcast(S, $L).addIndex(1)",
              Types.FLOAT_VECTOR,
              "(float) (" + Addresses.of(sideBySide(index)) + shift + ")");
      case Expr.Uniform(var node, var index) ->
          called(
              UNIFORM, Signature.key(node) + ", " + Addresses.of(sideBySide(index)) + shift + ", ");
      case Expr.Local(var name) -> CodeBlock.of("$L", locals.get(name));
      case Expr.Unary(var op, var x) -> unary(op, x);
      case Expr.Binary(var op, var a, var b) -> binary(op, a, b);
      case Expr.Fma(var a, var b, var c) ->
          isVector(a)
              ? CodeBlock.of("$L.fma($L, $L)", vector(a), vector(b), vector(c))
              : CodeBlock.of("$L.fma($L, $L)", vector(b), vector(a), vector(c));
      case Expr.Select select -> select(select);
      case Expr.Const _, Expr.Arg _ -> throw new IllegalStateException("no vector: " + e);
    };
  }

  /** Lowering makes vectors of neighbours only; anything else would load the wrong elements. */
  private Index sideBySide(Index index) {
    if (index.stride(lane) != 1) {
      throw new IllegalStateException("lanes of a vector lie apart: " + index);
    }
    return index;
  }

  /** A vector, blended with what the mask chooses instead. */
  private CodeBlock select(Expr.Select e) {
    CodeBlock mask =
        CodeBlock.of(
            "$L.compare($T.$L, $L)",
            vector(e.left()),
            Types.OPERATORS,
            name(e.test()),
            argument(e.right()));
    return CodeBlock.of("$L.blend($L, $L)", vector(e.otherwise()), argument(e.then()), mask);
  }

  /** The address of a contiguous access. */
  String address(Buffer buffer, Index index) {
    return addresses.of(buffer, index) + (index.stride(lane) != 0 ? shift : "");
  }

  /** A second operand: vector methods take a number as it is. */
  private CodeBlock argument(Expr e) {
    return isVector(e) ? vector(e) : scalars.of(e);
  }

  private CodeBlock unary(UnaryOp op, Expr x) {
    return switch (op) {
      case NEGATE -> CodeBlock.of("$L.neg()", vector(x));
      case ABS -> CodeBlock.of("$L.abs()", vector(x));
      case SQRT -> CodeBlock.of("$L.sqrt()", vector(x));
      case EXP, LOG, TANH, SIGMOID, ERF, EXPM1, LOG1P, SIN, COS, ATAN, ROUND -> {
        String at = addresses.start(Scratch.VECTOR);
        lines.add(CodeBlock.of("$L.intoArray(w, $L)", vector(x), at));
        yield called(ScalarExpressions.function(op), "");
      }
    };
  }

  /** The result of a method that works on the scratch: no vector is handed over. */
  private CodeBlock called(String method, String arguments) {
    String at = addresses.start(Scratch.VECTOR);
    String result = lines.fresh();
    CodeBlock load = CodeBlock.of("$T.fromArray(S, w, $L)", Types.FLOAT_VECTOR, at);
    lines.add(CodeBlock.of("$T.$L($Lw, $L, VL)", Types.VECTOR_MATH, method, arguments, at));
    lines.add(CodeBlock.of("$T $L = $L", Types.FLOAT_VECTOR, result, load));
    return CodeBlock.of("$L", result);
  }

  private CodeBlock binary(BinaryOp op, Expr a, Expr b) {
    String method =
        switch (op) {
          case ADD -> "add";
          case SUBTRACT -> "sub";
          case MULTIPLY -> "mul";
          case DIVIDE -> "div";
          case MAX -> "max";
          case MIN -> "min";
        };
    boolean swapped = (op == BinaryOp.ADD || op == BinaryOp.MULTIPLY) && !isVector(a);
    return swapped
        ? CodeBlock.of("$L.$L($L)", vector(b), method, argument(a))
        : CodeBlock.of("$L.$L($L)", vector(a), method, argument(b));
  }

  private static String name(Comparison test) {
    return switch (test) {
      case GREATER -> "GT";
      case GREATER_EQUAL -> "GE";
      case EQUAL -> "EQ";
    };
  }
}
