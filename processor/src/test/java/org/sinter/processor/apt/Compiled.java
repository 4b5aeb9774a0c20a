package org.sinter.processor.apt;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources compiled with the processor's frontend, and what javac said about them. */
record Compiled(Compilation compilation) {

  /** On the first line, so that line {@code n} of an example is line {@code n + 1} of its file. */
  static final String IMPORTS =
      "import org.sinter.*; import org.sinter.layer.*; import org.sinter.loss.*;"
          + " import org.sinter.op.*;";

  /** Compiles sources, each with the language imported, by a back end that writes nothing. */
  static Compiled of(String... sources) {
    return with(
        new NetworkProcessor((_, _, _) -> List.of()), List.of("-Asinter.vector=off"), sources);
  }

  static Compiled with(NetworkProcessor processor, List<String> options, String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      files.add(JavaFileObjects.forSourceString("Source" + i, IMPORTS + "\n" + sources[i]));
    }
    return new Compiled(
        javac().withProcessors(processor).withOptions(options.toArray()).compile(files));
  }

  /** Our messages, as {@code line: text} with lines of the source counted from its own first. */
  List<String> messages() {
    return ours().stream().map(d -> d.getLineNumber() - 1 + ": " + text(d)).toList();
  }

  /** The codes and lines alone, {@code SN1014@4}. */
  List<String> codes() {
    return ours().stream()
        .map(d -> text(d).substring(1, 7) + "@" + (d.getLineNumber() - 1))
        .toList();
  }

  /** What javac itself said. */
  List<String> others() {
    return compilation.diagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR && !isOurs(d))
        .map(d -> d.getMessage(Locale.ROOT))
        .toList();
  }

  private List<Diagnostic<? extends JavaFileObject>> ours() {
    List<Diagnostic<? extends JavaFileObject>> ours = new ArrayList<>();
    compilation.diagnostics().stream().filter(Compiled::isOurs).forEach(ours::add);
    return ours;
  }

  private static boolean isOurs(Diagnostic<? extends JavaFileObject> diagnostic) {
    return text(diagnostic).startsWith("[SN");
  }

  /** javac moves all lines but the first by two columns; that is taken back. */
  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT).strip().replace("\n  ", "\n");
  }

  /** The line, counted from 1, that carries the comment {@code // here}. */
  static int marked(String source) {
    List<String> lines = Arrays.asList(source.split("\n"));
    return 1 + lines.indexOf(lines.stream().filter(l -> l.contains("// here")).findFirst().get());
  }
}
