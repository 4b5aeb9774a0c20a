package org.sinter.processor.apt;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.pipeline.Options;

/** The processor's {@code -A} options. */
final class ProcessorOptions {
  static final String DUMP = "sinter.dump";
  static final String DUMP_FOLDER = "sinter.dump.dir";
  static final String VECTOR = "sinter.vector";
  static final String DEBUG = "sinter.debug";
  static final Set<String> NAMES = Set.of(DUMP, DUMP_FOLDER, VECTOR, DEBUG);

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
    dumpFolder(); // throws if it is none
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

  /**
   * Where dumps go; empty: beside the generated source.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if it is no path
   */
  Optional<Path> dumpFolder() {
    String folder = given.get(DUMP_FOLDER);
    if (folder == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(folder));
    } catch (InvalidPathException _) {
      throw Message.UNKNOWN_OPTION.with(DUMP_FOLDER, folder, "the folders of this machine");
    }
  }

  Options forCompiler(boolean vector) {
    Set<String> dumps = new LinkedHashSet<>(dumps());
    if (dumps.remove("all")) {
      dumps.addAll(Options.STAGES);
    }
    return new Options(dumps, vector);
  }

  /** A folder alone asks for everything. */
  private List<String> dumps() {
    String value = given.getOrDefault(DUMP, given.containsKey(DUMP_FOLDER) ? "all" : "");
    return value.isBlank() ? List.of() : List.of(value.split("\\s*,\\s*"));
  }
}
