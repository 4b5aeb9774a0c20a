package org.sinter.samples.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Sinter;

/**
 * {@code ./sinter cases ARCHIVE}: writes each case of an archive as an annotated interface,
 * compiles it and compares values, gradients and, over several steps, what an optimiser does. What
 * the language does not have is listed with the errors that a user gets. The last line is {@code N
 * passed, N failed, N unsupported}, the exit code 1 if any failed.
 */
public final class Cases {

  /** What became of the cases. */
  record Result(int passed, List<String> failed, List<String> unsupported) {
    @Override
    public String toString() {
      return "%d passed, %d failed, %d unsupported"
          .formatted(passed, failed.size(), unsupported.size());
    }
  }

  private Cases() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: cases ARCHIVE.tar.gz");
      System.exit(2);
    }
    Result result = run(Archive.read(Path.of(arguments[0])));
    result.unsupported().forEach(line -> System.out.println("unsupported " + line));
    result.failed().forEach(line -> System.out.println("FAILED " + line));
    System.out.println(result);
    System.exit(result.failed().isEmpty() ? 0 : 1);
  }

  static Result run(List<Case> cases) {
    List<String> failed = new ArrayList<>();
    List<String> unsupported = new ArrayList<>();
    for (Case one : cases) {
      Translator.Translated translated;
      try {
        translated = Translator.of(one);
      } catch (UnsupportedCase missing) {
        Refusal.of(one)
            .ifPresentOrElse(
                refused -> unsupported.add(one.id() + ": " + refused),
                () -> failed.add(one.id() + ": compiles, but is not translated"));
        continue;
      }
      List<String> faults = faults(one, translated);
      if (!faults.isEmpty()) {
        failed.add(one.id() + ": " + String.join("; ", faults));
      }
    }
    int passed = cases.size() - failed.size() - unsupported.size();
    return new Result(passed, failed, unsupported);
  }

  private static List<String> faults(Case one, Translator.Translated translated) {
    String source = translated.declaration().source("Subject", translated.loss());
    try {
      Class<?> type = Sinter.compile(source).load("Subject");
      return Comparison.faults(one, translated, type);
    } catch (CompilationException e) {
      return List.of(e.getMessage() + "\n" + source);
    }
  }
}
