package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.sinter.processor.ir.Attributes;

/** The members of one annotation by name, defaults filled in. */
final class Settings {
  private final Elements elements;
  private final AnnotationMirror mirror;
  private final Map<String, Object> values = new TreeMap<>();

  Settings(Elements elements, AnnotationMirror mirror) {
    this.elements = elements;
    this.mirror = mirror;
    for (var member : elements.getElementValuesWithDefaults(mirror).entrySet()) {
      values.put(name(member.getKey()), member.getValue().getValue());
    }
  }

  /** True if the user wrote the member. */
  boolean isGiven(String member) {
    return mirror.getElementValues().keySet().stream().anyMatch(m -> name(m).equals(member));
  }

  String text(String member) {
    return plain(values.getOrDefault(member, "")).toString();
  }

  boolean flag(String member) {
    return (Boolean) values.getOrDefault(member, false);
  }

  double real(String member) {
    return ((Number) values.getOrDefault(member, 0)).doubleValue();
  }

  int integer(String member) {
    return ((Number) values.getOrDefault(member, 0)).intValue();
  }

  List<String> texts(String member) {
    return list(member).stream().map(Object::toString).toList();
  }

  int[] integers(String member) {
    return list(member).stream().mapToInt(value -> ((Number) value).intValue()).toArray();
  }

  List<Double> reals(String member) {
    return list(member).stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  /** The class that a member names; empty where it is none that was declared. */
  Optional<TypeElement> type(String member) {
    return values.get(member) instanceof DeclaredType type
        ? Optional.of((TypeElement) type.asElement())
        : Optional.empty();
  }

  AnnotationMirror annotation(String member) {
    return (AnnotationMirror) values.getOrDefault(member, mirror);
  }

  List<AnnotationMirror> annotations(String member) {
    return list(member).stream().map(AnnotationMirror.class::cast).toList();
  }

  /**
   * All members as an operator gets them: enums by name, arrays as lists, an annotation inside as
   * its value under its own name and the other members after it ({@code initScale}). A NaN stands
   * for a number that was not given and is left out.
   */
  Attributes attributes() {
    Map<String, Object> all = new TreeMap<>();
    for (Map.Entry<String, Object> member : values.entrySet()) {
      put(all, member.getKey(), member.getValue());
    }
    return new Attributes(all);
  }

  private void put(Map<String, Object> all, String member, Object value) {
    switch (value) {
      case AnnotationMirror inner ->
          new Settings(elements, inner)
              .values.forEach(
                  (name, v) -> put(all, name.equals("value") ? member : joined(member, name), v));
      case List<?> entries -> all.put(member, plain(entries));
      case Double number when number.isNaN() -> {}
      default -> all.put(member, plain(value));
    }
  }

  private List<Object> list(String member) {
    return values.get(member) instanceof List<?> entries ? plain(entries) : List.of();
  }

  private static List<Object> plain(List<?> entries) {
    List<Object> plain = new ArrayList<>();
    entries.forEach(entry -> plain.add(plain(((AnnotationValue) entry).getValue())));
    return plain;
  }

  private static Object plain(Object value) {
    return value instanceof VariableElement constant ? constant.getSimpleName().toString() : value;
  }

  private static String joined(String member, String inner) {
    return member + Character.toUpperCase(inner.charAt(0)) + inner.substring(1);
  }

  private static String name(ExecutableElement member) {
    return member.getSimpleName().toString();
  }
}
