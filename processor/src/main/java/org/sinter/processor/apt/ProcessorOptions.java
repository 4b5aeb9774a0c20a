package org.sinter.processor.apt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.pipeline.Options;

/** The processor's {@code -A} options. */
final class ProcessorOptions {
  static final String DUMP = "sinter.dump";
  static final String VECTOR = "sinter.vector";
  static final String DEBUG = "sinter.debug";
  static final Set<String> NAMES = Set.of(DUMP, VECTOR, DEBUG);

  private final Map<String, String> given;

  ProcessorOptions(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Looks at every value.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if one is unknown
   */
  void check() {
    String vector = given.getOrDefault(VECTOR, "auto");
    if (!List.of("auto", "off").contains(vector)) {
      throw Message.UNKNOWN_OPTION.with(VECTOR, vector, "auto, off");
    }
    for (String stage : dumps()) {
      if (!Options.STAGES.contains(stage) && !stage.equals("all")) {
        String known = String.join(", ", Options.STAGES);
        throw Message.UNKNOWN_OPTION.with(DUMP, stage, known + ", all");
      }
    }
  }

  boolean vector() {
    return !given.getOrDefault(VECTOR, "auto").equals("off");
  }

  /** Whether faults of our own print their stack trace. */
  boolean debug() {
    return given.containsKey(DEBUG);
  }

  Options forCompiler(boolean vector) {
    Set<String> dumps = new LinkedHashSet<>(dumps());
    if (dumps.remove("all")) {
      dumps.addAll(Options.STAGES);
    }
    return new Options(dumps, vector);
  }

  private List<String> dumps() {
    String value = given.getOrDefault(DUMP, "");
    return value.isBlank() ? List.of() : List.of(value.split("\\s*,\\s*"));
  }
}
