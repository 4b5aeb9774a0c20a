package org.sinter.processor.compile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources that do not compile; the message holds every error with its place. */
public final class CompilationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic<? extends JavaFileObject>> diagnostics;

  /**
   * @param other what javac printed beside its diagnostics: faults of its own
   */
  CompilationException(List<Diagnostic<? extends JavaFileObject>> diagnostics, String other) {
    super((text(diagnostics) + "\n" + other).strip());
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** All that javac and the processor said, warnings included; empty after serialization. */
  public List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics == null ? List.of() : diagnostics;
  }

  private static String text(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(CompilationException::text)
        .collect(Collectors.joining("\n", "the sources do not compile\n", ""));
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject file = diagnostic.getSource();
    String place = file == null ? "" : file.getName() + ":" + diagnostic.getLineNumber() + ": ";
    return place + diagnostic.getMessage(Locale.ROOT);
  }
}
