package org.sinter.processor.frontend.annotation;

import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;

/** What a type must be that carries {@code @Network}. */
final class InterfaceRules {
  private final Diagnostics diagnostics;

  InterfaceRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** False where there is no sense in reading on. */
  boolean hold(TypeElement type) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.INTERFACE) {
      String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return fails(type, Message.NOT_AN_INTERFACE.with(name, article(kind) + " " + kind));
    }
    if (!type.getTypeParameters().isEmpty()) {
      return fails(type, Message.TYPE_PARAMETERS.with(name));
    }
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return fails(type, Message.NOT_IMPLEMENTABLE.with(name, "sealed"));
    }
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return fails(type, Message.NOT_IMPLEMENTABLE.with(at.getSimpleName(), "private"));
      }
    }
    return true;
  }

  private static String article(String noun) {
    return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
  }

  private boolean fails(TypeElement type, CompileError error) {
    diagnostics.report(Origin.of(type.getSimpleName().toString()), error);
    return false;
  }
}
