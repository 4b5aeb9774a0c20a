package org.sinter.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Programs of the tests in a JVM of their own. */
final class OtherJvm {
  private OtherJvm() {}

  /** What a program prints, line by line, with these options of the JVM. */
  static List<String> run(Class<?> program, List<String> arguments, String... options) {
    ProcessBuilder builder = program(program, arguments, options);
    return lines(builder.redirectError(ProcessBuilder.Redirect.DISCARD), Process::getInputStream);
  }

  /** What it prints to the standard error. */
  static List<String> errors(Class<?> program, List<String> arguments, String... options) {
    ProcessBuilder builder = program(program, arguments, options);
    return lines(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD), Process::getErrorStream);
  }

  private static ProcessBuilder program(
      Class<?> program, List<String> arguments, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static List<String> lines(
      ProcessBuilder builder, Function<Process, InputStream> printed) {
    try (InputStream in = printed.apply(builder.start())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
