package org.sinter.samples.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Sinter;
import org.sinter.processor.ir.OpRegistry;

/**
 * What a user is told who writes an operator that the language does not have: under its own name,
 * which javac does not find, and as a node without one.
 */
final class Refusal {
  private final Case c;
  private final String output;

  private Refusal(Case c) {
    this.c = c;
    this.output = c.names("output.").stream().findFirst().orElse("y");
  }

  /** The errors with their codes; empty if one of the two compiles. */
  static Optional<String> of(Case c) {
    Refusal refusal = new Refusal(c);
    String annotation = refusal.annotation();
    Optional<String> named = errors(refusal.source(annotation));
    Optional<String> bare = errors(refusal.source(""));
    return named.flatMap(
        first -> bare.map(second -> "%s: %s; without it %s".formatted(annotation, first, second)));
  }

  /** {@code @LstmCell} for lstm_cell. */
  private String annotation() {
    return "@" + OpRegistry.type(c.operator());
  }

  /** An interface of its inputs and one node. */
  private String source(String annotation) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    c.names("input.").forEach(name -> tensors.put("input." + name, c.tensor("input." + name)));
    if (c.has("output." + output)) {
      tensors.put("output." + output, c.tensor("output." + output));
    }
    Declaration d = new Declaration(new Case(c.entry(), tensors), Arrangement.AS_STORED);
    d.result(output, d.node(c.operator(), annotation, d.sources()));
    return d.source("Subject", "");
  }

  private static Optional<String> errors(String source) {
    try {
      Sinter.compile(source);
      return Optional.empty();
    } catch (CompilationException e) {
      return Optional.of(
          e.diagnostics().stream()
              .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
              .map(Refusal::text)
              .collect(Collectors.joining(", ")));
    }
  }

  /** The compiler's own messages begin with their code; javac's have it beside them. */
  private static String text(Diagnostic<?> error) {
    String first = List.of(error.getMessage(Locale.ROOT).split("\n")).getFirst();
    return first.startsWith("[") ? first : "[%s] %s".formatted(error.getCode(), first);
  }
}
