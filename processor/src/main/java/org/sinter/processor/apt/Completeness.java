package org.sinter.processor.apt;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Whether all that an interface mentions is known; another processor may still write some. */
final class Completeness {
  private Completeness() {}

  static boolean of(TypeElement type) {
    if (!annotations(type)) {
      return false;
    }
    for (TypeMirror parent : type.getInterfaces()) {
      if (parent.getKind() == TypeKind.ERROR
          || !of((TypeElement) ((DeclaredType) parent).asElement())) {
        return false;
      }
    }
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(Completeness::of);
  }

  private static boolean of(ExecutableElement method) {
    return method.getReturnType().getKind() != TypeKind.ERROR
        && annotations(method)
        && method.getParameters().stream()
            .allMatch(p -> p.asType().getKind() != TypeKind.ERROR && annotations(p));
  }

  private static boolean annotations(Element element) {
    return element.getAnnotationMirrors().stream().allMatch(Completeness::annotation);
  }

  private static boolean annotation(AnnotationMirror mirror) {
    return mirror.getAnnotationType().getKind() != TypeKind.ERROR
        && mirror.getElementValues().values().stream().allMatch(Completeness::value);
  }

  /** javac's stand-in for a constant that it cannot resolve is this text. */
  private static boolean value(Object value) {
    Object plain = value instanceof AnnotationValue wrapped ? wrapped.getValue() : value;
    return switch (plain) {
      case List<?> entries -> entries.stream().allMatch(Completeness::value);
      case AnnotationMirror inner -> annotation(inner);
      default -> !plain.equals("<error>");
    };
  }
}
