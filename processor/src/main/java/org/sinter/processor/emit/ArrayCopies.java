package org.sinter.processor.emit;

import static java.util.Objects.requireNonNull;

import com.palantir.javapoet.CodeBlock;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

/** Writes how arrays of an entry point come into the workspace, checked, and out of it. */
final class ArrayCopies {
  private final EntryShapes shapes;
  private final ElementType element;

  ArrayCopies(EntryShapes shapes, ElementType element) {
    this.shapes = shapes;
    this.element = element;
  }

  /** Where the examples of an array begin, how many there are, how long, and how far apart. */
  private record Rows(String from, String count, int size, int stride) {
    static Rows of(Shape shape) {
      int size = shape.exampleSize();
      return shape.isBatched()
          ? new Rows("from", "n", size, Placement.exampleStride(shape))
          : new Rows("0", "1", size, size);
    }
  }

  /** Statements for an array that is read by some node. */
  CodeBlock in(Argument argument, String array, String at) {
    Node node = requireNonNull(shapes.node(argument), argument.name());
    Input input = (Input) node.op();
    Rows rows = Rows.of(node.result().shape());
    CodeBlock.Builder code = CodeBlock.builder();
    if (input.classes() > 0) {
      return code.addStatement(
              "$T.labels($S, $L, $L, w, $L, $L, $L)",
              Types.FEED,
              argument.name(),
              array,
              rows.from,
              at,
              rows.count,
              input.classes())
          .build();
    }
    check(code, argument, array, input, rows);
    if (input.stored() == ElementType.UINT8) {
      code.addStatement(
          "$T.in($L, $L, w, $L, $L, $L, $L, $L, $L)",
          Types.FEED,
          array,
          rows.from,
          at,
          rows.count,
          rows.size,
          rows.stride,
          real(input.scale()),
          real(input.offset()));
    } else {
      code.addStatement(
          "$T.in($L, $L, w, $L, $L, $L, $L)",
          Types.FEED,
          array,
          rows.from,
          at,
          rows.count,
          rows.size,
          rows.stride);
      scale(code, input, at, rows);
    }
    return code.build();
  }

  private void check(
      CodeBlock.Builder code, Argument argument, String array, Input input, Rows rows) {
    CodeBlock part =
        CodeBlock.of(
            "$S, $L, $L * $L, $L * $L",
            argument.name(),
            array,
            rows.from,
            rows.size,
            rows.count,
            rows.size);
    int bound = shapes.input(argument).bound();
    if (bound > 0 && input.stored() == ElementType.INT32) {
      code.addStatement("$T.checkLabels($L, $L)", Types.FEED, part, bound);
    }
    if (input.classes() == Input.REAL_LABEL) {
      code.addStatement("$T.finite($L)", Types.FEED, part);
    }
  }

  /** Bytes are scaled while they are copied, all other types afterwards. */
  private void scale(CodeBlock.Builder code, Input input, String at, Rows rows) {
    if (input.scale() != 1 || input.offset() != 0) {
      code.addStatement(
          "$T.scale(w, $L, $L, $L, $L, $L, $L)",
          Types.FEED,
          at,
          rows.count,
          rows.size,
          rows.stride,
          real(input.scale()),
          real(input.offset()));
    }
  }

  private String real(double value) {
    return element == ElementType.FLOAT64 ? Double.toString(value) : (float) value + "f";
  }

  /** The statement for an array that a value is written to. */
  CodeBlock out(Shape shape, String at, String array) {
    Rows rows = Rows.of(shape);
    return CodeBlock.of(
        "$T.out(w, $L, $L, $L, $L, $L, $L)",
        Types.FEED,
        at,
        array,
        rows.from,
        rows.count,
        rows.size,
        rows.stride);
  }
}
