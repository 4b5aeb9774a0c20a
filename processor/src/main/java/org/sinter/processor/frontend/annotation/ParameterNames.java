package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.sinter.Declared;

/** Names of parameters: from the source, or where class files lose them, from the companion. */
final class ParameterNames {
  private final Elements elements;

  ParameterNames(Elements elements) {
    this.elements = elements;
  }

  /** Empty where nothing tells the names. */
  Optional<List<String>> of(ExecutableElement method) {
    List<String> names = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      names.add(parameter.getSimpleName().toString());
    }
    TypeElement owner = (TypeElement) requireNonNull(method.getEnclosingElement());
    if (names.isEmpty() || !isCompiled(owner)) {
      return Optional.of(names);
    }
    Optional<List<String>> kept = companion(owner, method);
    boolean invented = names.stream().allMatch(name -> name.matches("arg\\d+"));
    return kept.isPresent() || invented ? kept : Optional.of(names);
  }

  private boolean isCompiled(TypeElement type) {
    JavaFileObject file = elements.getFileObjectOf(type);
    return file != null && file.getKind() == JavaFileObject.Kind.CLASS;
  }

  private Optional<List<String>> companion(TypeElement owner, ExecutableElement method) {
    TypeElement companion = elements.getTypeElement(GeneratedNames.of(owner, elements).companion());
    if (companion == null) {
      return Optional.empty();
    }
    return Language.annotation(companion, Declared.class.getName())
        .flatMap(declared -> parameters(declared, method));
  }

  /** Nodes are kept by name, entry points by signature. */
  private Optional<List<String>> parameters(AnnotationMirror declared, ExecutableElement method) {
    String key =
        Language.isTensor(method.getReturnType())
            ? method.getSimpleName().toString()
            : Members.signature(method);
    for (AnnotationMirror entry : new Settings(elements, declared).annotations("value")) {
      Settings settings = new Settings(elements, entry);
      if (settings.text("name").equals(key)) {
        return Optional.of(settings.texts("parameters"));
      }
    }
    return Optional.empty();
  }
}
