package org.sinter.processor.apt;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.frontend.annotation.Members;

/** Prints findings at the narrowest place that javac accepts, each once in a compilation. */
final class MessagerDiagnostics {
  private final Messager messager;
  private final Elements elements;
  private final Set<Printed> printed = new HashSet<>();

  MessagerDiagnostics(Messager messager, Elements elements) {
    this.messager = messager;
    this.elements = elements;
  }

  private record Printed(Element place, String text) {}

  /** Prints a finding about a network; one in an inherited source is printed there, once. */
  void print(TypeElement network, Diagnostic diagnostic) {
    Origin origin = diagnostic.origin();
    Element place =
        Members.find(network, origin.member())
            .<Element>map(method -> parameter(method, origin.parameter()))
            .filter(this::isSource)
            .orElse(network);
    if (!printed.add(new Printed(place, diagnostic.text()))) {
      return;
    }
    Kind kind = diagnostic.isWarning() ? Kind.WARNING : Kind.ERROR;
    Optional<Value> value = Optional.ofNullable(origin.attribute()).flatMap(a -> value(place, a));
    Optional<AnnotationMirror> mirror = value.map(Value::mirror).or(() -> annotation(place));
    if (mirror.isEmpty()) {
      messager.printMessage(kind, diagnostic.text(), place);
    } else if (value.isEmpty()) {
      messager.printMessage(kind, diagnostic.text(), place, mirror.get());
    } else {
      messager.printMessage(kind, diagnostic.text(), place, mirror.get(), value.get().value());
    }
  }

  private static Optional<AnnotationMirror> annotation(Element place) {
    return place instanceof ExecutableElement method
        ? Members.annotation(method)
        : Optional.empty();
  }

  private static Element parameter(ExecutableElement method, @Nullable String name) {
    for (VariableElement parameter : method.getParameters()) {
      if (parameter.getSimpleName().contentEquals(name == null ? "" : name)) {
        return parameter;
      }
    }
    return method;
  }

  private boolean isSource(Element element) {
    JavaFileObject file = elements.getFileObjectOf(element);
    return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
  }

  private record Value(AnnotationMirror mirror, AnnotationValue value) {}

  /** The value of {@code update}, or of one element of it, {@code update[1]}. */
  private static Optional<Value> value(Element place, String attribute) {
    int bracket = attribute.indexOf('[');
    String name = bracket < 0 ? attribute : attribute.substring(0, bracket);
    for (AnnotationMirror mirror : place.getAnnotationMirrors()) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
          mirror.getElementValues().entrySet()) {
        if (member.getKey().getSimpleName().contentEquals(name)) {
          return Optional.of(new Value(mirror, element(member.getValue(), attribute, bracket)));
        }
      }
    }
    return Optional.empty();
  }

  private static AnnotationValue element(AnnotationValue whole, String attribute, int bracket) {
    if (bracket < 0 || !(whole.getValue() instanceof List<?> entries)) {
      return whole;
    }
    int index = Integer.parseInt(attribute.substring(bracket + 1, attribute.length() - 1));
    return (AnnotationValue) entries.get(index);
  }
}
