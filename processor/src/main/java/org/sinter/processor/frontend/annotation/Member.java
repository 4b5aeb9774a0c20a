package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.sinter.processor.diagnostic.Origin;

/**
 * A method that counts: a node's or an entry point's.
 *
 * @param key how an origin names it
 * @param parameters their names, as they were declared
 */
record Member(String key, ExecutableElement method, List<String> parameters) {

  static Member node(ExecutableElement method, List<String> parameters) {
    return new Member(method.getSimpleName().toString(), method, parameters);
  }

  static Member entry(ExecutableElement method, List<String> parameters) {
    return new Member(Members.signature(method), method, parameters);
  }

  String name() {
    return method.getSimpleName().toString();
  }

  Origin origin() {
    return Origin.of(key);
  }

  TypeElement owner() {
    return (TypeElement) requireNonNull(method.getEnclosingElement());
  }
}
