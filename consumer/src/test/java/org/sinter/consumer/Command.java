package org.sinter.consumer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program run to its end, and what it said. */
record Command(int exitCode, String out, String err) {
  private static final long MINUTES = 5;

  /** Maven on a project, started on a JDK. */
  static Command maven(Path project, Path repository, Path jdk, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(Artifacts.setting("maven")).resolve("bin").resolve("mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-q", "-Dmaven.repo.local=" + repository));
    if (Artifacts.setting("network").equals("offline true")) {
      command.add("-o");
    }
    command.addAll(List.of(arguments));
    return run(project, jdk, command);
  }

  /** The project's main class on this JDK. */
  static Command java(Path project, String... options) throws IOException {
    Path jdk = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin").resolve("java").toString());
    command.addAll(List.of(options));
    command.add("-classpath");
    command.add(
        Stream.concat(Stream.of(project.resolve("target/classes")), Artifacts.runTime().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("user.Main");
    return run(project, jdk, command);
  }

  private static Command run(Path folder, Path jdk, List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "MAVEN_OPTS"));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no end after minutes: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
    return new Command(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }

  /** The lines of standard error, less what the JVM says of its incubator modules. */
  List<String> complaints() {
    return Arrays.stream(err.split("\n"))
        .filter(line -> !line.isBlank())
        .filter(line -> !line.equals("WARNING: Using incubator modules: jdk.incubator.vector"))
        .toList();
  }

  String all() {
    return out + err;
  }
}
