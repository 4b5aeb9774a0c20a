package org.sinter.benchmarks.contest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contestant's JVM, seen from the referee's. */
final class Performer implements AutoCloseable {
  private static final int LAST_WORDS = 2_000;

  private final Entrant entrant;
  private final Path errors;
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private Performer(Entrant entrant, Path errors, Process process) {
    this.entrant = entrant;
    this.errors = errors;
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Starts the JVM of an entrant whose native library may use so many threads. */
  static Performer start(Entrant entrant, int threads) throws IOException {
    Path errors = Files.createTempFile("contestant", ".log");
    ProcessBuilder builder = new ProcessBuilder(command(entrant)).redirectError(errors.toFile());
    String count = Integer.toString(threads);
    builder
        .environment()
        .putAll(
            Map.of(
                "OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count, "MKL_NUM_THREADS", count));
    return new Performer(entrant, errors, builder.start());
  }

  private static List<String> command(Entrant entrant) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(entrant.options());
    command.addAll(List.of("-classpath", entrant.classPath()));
    command.addAll(List.of(Stage.class.getName(), entrant.contestant()));
    return command;
  }

  /** Makes a task ready; returns the contestant's version. */
  String prepare(Task task, Clock clock, int threads) throws IOException {
    return ask("prepare " + clock + " " + threads + " " + task.text());
  }

  Samples round(long nanos) throws IOException {
    return Samples.parse(ask("round " + nanos));
  }

  double[] result() throws IOException {
    String text = ask("result");
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  String note() throws IOException {
    return ask("note");
  }

  private String ask(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(Stage.ANSWER)) {
        return line.substring(Stage.ANSWER.length());
      }
      if (line.startsWith(Stage.REFUSAL)) {
        throw new IOException(entrant.name() + ": " + line.substring(Stage.REFUSAL.length()));
      }
    }
    throw new IOException(
        "%s: its JVM ended at '%s': %s".formatted(entrant.name(), command, lastWords()));
  }

  private String lastWords() throws IOException {
    String all = Files.readString(errors);
    return all.substring(Math.max(0, all.length() - LAST_WORDS)).strip();
  }

  @Override
  public void close() throws IOException {
    try {
      commands.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      Files.deleteIfExists(errors);
    }
  }
}
