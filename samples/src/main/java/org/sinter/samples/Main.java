package org.sinter.samples;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sinter.runtime.data.MissingDataException;
import org.sinter.runtime.profile.Profiling;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The samples' command line: {@code lessons}, {@code lesson ID...}, {@code digits}, {@code describe
 * CLASS}.
 */
@Command(name = "sinter", description = "Lessons and the README's network.")
public final class Main {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Exit code 0: all passed; 1: something failed; 2: the command line is wrong. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(execute(System.out, System.err, arguments));
  }

  /** What {@link #main} does, with the exit code as its result. */
  static int execute(PrintStream out, PrintStream err, String... arguments) {
    return new CommandLine(new Main(out, err))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (error, _, _) -> {
              err.println("sinter: " + error.getMessage());
              return FAILED;
            })
        .execute(arguments);
  }

  @Command(description = "List the lessons.", mixinStandardHelpOptions = true)
  int lessons() {
    for (Lesson lesson : Lessons.all()) {
      String data = lesson.needsData() ? "  (real data)" : "";
      out.println(lesson.id() + "  " + lesson.title() + data);
    }
    return 0;
  }

  @Command(
      description = "Run lessons; the last line of each says whether it passed.",
      mixinStandardHelpOptions = true)
  int lesson(
      @Parameters(paramLabel = "ID", arity = "1..*", description = "For example S02.")
          List<String> ids,
      @Option(names = "--data", paramLabel = "DIR", description = "Instead of SINTER_DATA.")
          @Nullable Path data,
      @Option(names = "--full", description = "All seeds and epochs: minutes.") boolean full,
      @Option(names = "--seed", paramLabel = "N", description = "This seed alone.")
          @Nullable Long seed,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              defaultValue = "target/lessons",
              description = "Folder for pictures (${DEFAULT-VALUE}).")
          Path folder) {
    List<Lesson> wanted = ids.stream().map(this::known).toList();
    OptionalLong only = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    boolean passed = true;
    for (Lesson lesson : wanted) {
      Run run = new Run(full, only, Optional.ofNullable(data), folder, out, new Report());
      passed &= run(lesson, run);
    }
    return passed ? 0 : FAILED;
  }

  @Command(
      description =
          "Train the README's network on MNIST, or on drawn digits where it is not there.",
      mixinStandardHelpOptions = true)
  int digits(
      @Option(names = "--data", paramLabel = "DIR", description = "Instead of SINTER_DATA.")
          @Nullable Path data,
      @Option(names = "--quick", description = "Few examples: seconds.") boolean quick) {
    new DigitsJob(out, Optional.ofNullable(data), quick).run();
    return 0;
  }

  @Command(
      description = "What a compiled network has, and what its kernels cost on this machine.",
      mixinStandardHelpOptions = true)
  int describe(
      @Parameters(
              paramLabel = "CLASS",
              description = "The interface: org.sinter.samples.Digits, or Digits alone.")
          String type,
      @Option(
              names = {"-cp", "--class-path"},
              paramLabel = "PATH",
              defaultValue = "",
              description = "Folders and jars to find it in, as java takes them.")
          String path,
      @Option(
              names = "--batch",
              paramLabel = "N",
              defaultValue = "64",
              description = "Examples in a call (${DEFAULT-VALUE}).")
          int batch,
      @Option(names = "--run", description = "Run each entry point, and time its kernels.")
          boolean run) {
    if (batch < 1) {
      throw new ParameterException(
          spec.commandLine(), "--batch: expected at least 1 example, was " + batch);
    }
    if (run) {
      System.setProperty(Profiling.PROPERTY, "record"); // read when the network is first used
    }
    out.print(new Description(network(type, path), batch).text(run));
    return 0;
  }

  private Class<?> network(String type, String path) {
    CompiledNetworks networks = CompiledNetworks.on(path);
    return networks
        .find(type)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "no network " + type + "; " + networks.advice(type)));
  }

  private Lesson known(String id) {
    return Lessons.find(id)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "unknown lesson %s; there are %s"
                        .formatted(
                            id.toUpperCase(Locale.ROOT),
                            String.join(", ", Lessons.all().stream().map(Lesson::id).toList()))));
  }

  /** Runs one lesson and prints its table and result. */
  private boolean run(Lesson lesson, Run run) {
    run.say("%s  %s", lesson.id(), lesson.title());
    try {
      lesson.run(run);
    } catch (MissingDataException missing) {
      err.println("sinter: " + lesson.id() + " needs real data: " + missing.getMessage());
      run.report().brokenOff();
    } catch (RuntimeException fault) {
      fault.printStackTrace(err);
      run.report().brokenOff();
    }
    run.say("%n%s", run.report().table());
    run.say("%s", run.report().result(lesson.id()));
    return run.report().passed();
  }
}
