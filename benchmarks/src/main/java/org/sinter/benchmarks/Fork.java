package org.sinter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs in a JVM of their own, with the Vector API and else the options that are given. */
final class Fork {
  private Fork() {}

  /**
   * What a program on our own class path prints.
   *
   * @throws IOException if it does not end well
   */
  static String run(Class<?> program, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return run(command(program, System.getProperty("java.class.path"), options, arguments));
  }

  /** The command that starts a program. */
  static List<String> command(
      Class<?> program, String classPath, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(options);
    command.addAll(List.of("-classpath", classPath, program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * What a command of {@link #command} prints.
   *
   * @throws IOException if it does not end well
   */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      String program = command.get(command.indexOf("-classpath") + 2);
      throw new IOException(
          "%s ended with %d: %s".formatted(program, process.exitValue(), printed));
    }
    return printed;
  }
}
