package org.sinter.processor.frontend.annotation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The keys by which an {@link org.sinter.processor.diagnostic.Origin} names methods. */
public final class Members {
  private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+ ");
  private static final Pattern QUALIFIER = Pattern.compile("\\w+\\.");

  private Members() {}

  /** Name and parameter types, {@code read(float[], float[])}: what tells overloads apart. */
  public static String signature(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> simple(parameter.asType()))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  /**
   * The method of an interface, own or inherited, that a key names: a node's name or a signature.
   */
  public static Optional<ExecutableElement> find(TypeElement type, String key) {
    List<ExecutableElement> own = ElementFilter.methodsIn(type.getEnclosedElements());
    Optional<ExecutableElement> found =
        own.stream().filter(method -> signature(method).equals(key)).findFirst();
    if (found.isEmpty()) {
      found =
          own.stream()
              .filter(method -> method.getSimpleName().contentEquals(key))
              .filter(method -> Language.isTensor(method.getReturnType()))
              .findFirst();
    }
    for (TypeMirror parent : type.getInterfaces()) {
      if (found.isEmpty()) {
        found = find((TypeElement) ((DeclaredType) parent).asElement(), key);
      }
    }
    return found;
  }

  /** The annotation that says what a method of a network is, the first where there are several. */
  public static Optional<AnnotationMirror> annotation(ExecutableElement method) {
    return Stream.concat(Language.operators(method).stream(), Language.entries(method).stream())
        .findFirst();
  }

  /** A type without packages, as it is written. */
  static String simple(TypeMirror type) {
    String plain = ANNOTATION.matcher(type.toString()).replaceAll("");
    return QUALIFIER.matcher(plain).replaceAll("");
  }
}
