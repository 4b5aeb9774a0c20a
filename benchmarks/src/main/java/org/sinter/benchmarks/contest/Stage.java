package org.sinter.benchmarks.contest;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The main class of a contestant's JVM. It reads commands, a line each, and answers each by one
 * line:
 *
 * <ul>
 *   <li>{@code prepare CLOCK THREADS TASK}: makes a task ready and warms it up; answers the version
 *   <li>{@code round NANOS}: answers {@link Samples}
 *   <li>{@code result}: answers values of the result, spread evenly
 *   <li>{@code note}: answers what else there is to say
 * </ul>
 *
 * Answers begin with {@link #ANSWER}, refusals with {@link #REFUSAL}; other lines are what a
 * library prints. The end of the input ends it.
 */
public final class Stage {
  static final String ANSWER = "> ";
  static final String REFUSAL = "! ";

  /** How many values of a result are compared. */
  static final int COMPARED = 997;

  private final Contestant contestant;
  private Subject subject = () -> {};
  private Sampler sampler = new Sampler(subject, Clock.WALL);

  Stage(Contestant contestant) {
    this.contestant = contestant;
  }

  /**
   * See the class.
   *
   * @param args the class of the contestant
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a library prints is no answer
    Class<?> type = Class.forName(args[0]);
    Contestant contestant = (Contestant) type.getConstructor().newInstance();
    new Stage(contestant)
        .serve(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), answers);
  }

  /** Answers until the input ends. */
  void serve(BufferedReader commands, PrintStream answers) throws IOException {
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      answers.println(answer(line));
    }
    subject.close();
  }

  private String answer(String line) {
    try {
      String[] words = line.split(" ", 4);
      return ANSWER
          + switch (words[0]) {
            case "prepare" ->
                prepare(Clock.valueOf(words[1]), Integer.parseInt(words[2]), Task.parse(words[3]));
            case "round" -> sampler.round(Long.parseLong(words[1])).text();
            case "result" -> spread(subject.result());
            case "note" -> subject.note();
            default ->
                throw new IllegalArgumentException(
                    "expected prepare, round, result or note: " + line);
          };
    } catch (UnsupportedOperationException e) {
      return REFUSAL + oneLine(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace();
      return REFUSAL + oneLine(e.toString());
    }
  }

  private String prepare(Clock clock, int threads, Task task) {
    subject.close();
    subject = contestant.prepare(task, threads);
    sampler = new Sampler(subject, clock);
    sampler.warmUp();
    return contestant.version();
  }

  private static String spread(float[] values) {
    int count = Math.min(values.length, COMPARED);
    return IntStream.range(0, count)
        .mapToObj(i -> Float.toString(values[(int) ((long) i * values.length / count)]))
        .collect(Collectors.joining(" "));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
