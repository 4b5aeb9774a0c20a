package org.sinter.documents;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Slot;

/** {@code docs/language.md} has a row for every annotation and for every constant of an enum. */
class LanguageReferenceTest {
  private static final List<String> SOURCES = List.of("Input", "Label", "Parameter", "Constant");
  private static final List<String> ENTRIES = List.of("Predict", "Train", "Evaluate", "Gradient");

  /** Of the processor and of those who extend it. */
  private static final List<String> COMPILERS = List.of("Declared", "Operator");

  private final OpRegistry registry = OpRegistry.load();

  @Test
  void everyAnnotationAndEveryConstantHasItsRow() {
    LiveDocument.of("docs/language.md").assertCurrent(this::table);
  }

  private String table(String key) {
    return switch (key) {
      case "sources" -> rows(SOURCES);
      case "entries" -> rows(ENTRIES);
      case "rest" -> rows(rest());
      case "layer", "loss", "op" -> operators(key);
      case "enums" -> enums();
      default -> throw new AssertionError("what is this: " + key);
    };
  }

  /** The annotations of the root package that no other table shows; two, users never write. */
  private static List<String> rest() {
    List<String> shown = Stream.of(SOURCES, ENTRIES, COMPILERS).flatMap(List::stream).toList();
    return AnnotationSource.all("").stream()
        .map(AnnotationSource::name)
        .filter(name -> !shown.contains(name))
        .toList();
  }

  private static String rows(List<String> names) {
    return "| annotation | attributes | |\n|---|---|---|\n"
        + names.stream()
            .map(name -> AnnotationSource.of("", name))
            .map(a -> "| `@%s` | %s | %s |\n".formatted(a.name(), attributes(a), text(a)))
            .collect(Collectors.joining());
  }

  /** Each name leads to its page. */
  private String operators(String folder) {
    return "| annotation | reads | attributes | |\n|---|---|---|---|\n"
        + AnnotationSource.all(folder).stream()
            .map(
                a ->
                    "| [`@%1$s`](reference/%1$s.md) | %2$s | %3$s | %4$s |\n"
                        .formatted(a.name(), slots(a), attributes(a), text(a)))
            .collect(Collectors.joining());
  }

  private String slots(AnnotationSource annotation) {
    return registry.definition(annotation.operator()).slots().stream()
        .map(LanguageReferenceTest::slot)
        .collect(Collectors.joining(", "));
  }

  private static String slot(Slot slot) {
    if (slot.repeated()) {
      return "*" + slot.name() + " ...*";
    }
    return slot.optional() ? "*" + slot.name() + "*" : slot.name();
  }

  private static String attributes(AnnotationSource annotation) {
    return annotation.attributes().stream()
        .map(
            a ->
                a.otherwise() == null
                    ? "**%s** %s".formatted(a.name(), a.type())
                    : "%s %s = `%s`".formatted(a.name(), a.type(), a.otherwise()))
        .collect(Collectors.joining("<br>"));
  }

  private static String text(AnnotationSource annotation) {
    return Javadoc.cell(annotation.comment());
  }

  private static String enums() {
    return AnnotationSource.enums().stream()
        .map(LanguageReferenceTest::choices)
        .collect(Collectors.joining("\n"));
  }

  private static String choices(AnnotationSource type) {
    return "**`%s`**\n\n| | |\n|---|---|\n".formatted(type.name())
        + type.choices().stream()
            .map(c -> "| `%s` | %s |\n".formatted(c.name(), Javadoc.cell(c.comment())))
            .collect(Collectors.joining());
  }
}
