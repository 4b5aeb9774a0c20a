package org.sinter.samples;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Compiled;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.support.Instance;

/**
 * What became of a declaration that was compiled in this JVM: classes, or the errors.
 *
 * @param errors what javac and the processor found wrong, in order
 */
record InProcess(List<String> errors, Optional<Compiled> compiled) {
  private static final String IMPORTS =
      "import org.sinter.*; import org.sinter.layer.*; import org.sinter.loss.*;"
          + " import org.sinter.op.*;\n";

  /** One interface, without imports; {@code options} are javac's. */
  static InProcess compile(String name, String declaration, String... options) {
    try {
      Map<String, String> source = Map.of(name, IMPORTS + declaration);
      return new InProcess(List.of(), Optional.of(Sinter.compile(source, List.of(options))));
    } catch (CompilationException e) {
      List<String> errors =
          e.diagnostics().stream()
              .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
              .map(d -> d.getMessage(Locale.ROOT))
              .toList();
      return new InProcess(errors, Optional.empty());
    }
  }

  /** True if javac accepted it and a class of this name came of it. */
  boolean made(String binaryName) {
    return compiled.filter(c -> c.classNames().contains(binaryName)).isPresent();
  }

  /** Generated sources and dumps, by name. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>(compiled.orElseThrow().sources());
    texts.putAll(compiled.orElseThrow().resources());
    return texts;
  }

  /**
   * An object of a generated class, created with seed 1.
   *
   * @throws IllegalStateException if the declaration had errors, with these
   */
  Instance instance(String binaryName) {
    Compiled classes =
        compiled.orElseThrow(() -> new IllegalStateException(String.join("\n", errors)));
    try {
      Class<?> type = classes.load(binaryName);
      return Instance.of(type.getMethod("create", long.class).invoke(null, 1L));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(binaryName, e);
    }
  }
}
