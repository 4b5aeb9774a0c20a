package org.sinter.processor.frontend.annotation;

import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.sinter.processor.type.ElementType;

/** Java arrays and what they hold. */
final class ArrayTypes {
  private ArrayTypes() {}

  /** What a type's elements are; empty for what is no array that a network takes. */
  static Optional<ElementType> of(TypeMirror type) {
    return Language.numbers(type).flatMap(ArrayTypes::of);
  }

  private static Optional<ElementType> of(TypeKind kind) {
    return switch (kind) {
      case FLOAT -> Optional.of(ElementType.FLOAT32);
      case DOUBLE -> Optional.of(ElementType.FLOAT64);
      case INT -> Optional.of(ElementType.INT32);
      case BYTE -> Optional.of(ElementType.UINT8);
      default -> Optional.empty();
    };
  }

  /** As source writes it. */
  static String written(ElementType element) {
    return switch (element) {
      case FLOAT32 -> "float[]";
      case FLOAT64 -> "double[]";
      case INT32 -> "int[]";
      case UINT8 -> "byte[]";
      case BOOL -> "boolean[]";
    };
  }
}
