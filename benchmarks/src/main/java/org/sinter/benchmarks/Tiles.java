package org.sinter.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that hold the compiler's shapes of tiles, rows by vectors, against their neighbours: for
 * CPUs with 32 vector registers and, by what the JVM may use of the CPU, with 16.
 */
final class Tiles {
  private static final double GOAL = 0.95;
  private static final int TURNS = 3;

  private Tiles() {}

  static List<Figure> figures() {
    return List.of(
        figure("tiles wide", List.of(), "6x4", "4x4", "5x4", "7x4", "8x2", "12x2", "14x2", "14x1"),
        figure(
            "tiles narrow", List.of("-XX:UseAVX=2"), "4x2", "3x2", "5x2", "6x2", "12x1", "14x1"));
  }

  private static Figure figure(String name, List<String> jvm, String chosen, String... others) {
    return Figure.onRequest(name, () -> row(name, jvm, chosen, List.of(others)));
  }

  private static Row row(String name, List<String> jvm, String chosen, List<String> others)
      throws IOException, InterruptedException {
    Map<String, List<Double>> reached = new LinkedHashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      measure(jvm, chosen, reached);
      for (String other : others) {
        measure(jvm, other, reached);
      }
    }
    double ours = median(reached, chosen);
    String best = others.stream().max(Comparator.comparing(o -> median(reached, o))).orElseThrow();
    double ratio = ours / median(reached, best);
    return new Row(
        name,
        "%s %.2f of peak".formatted(chosen, ours),
        String.join(", ", others.stream().map(o -> text(reached, o)).toList()),
        "%.2f".formatted(ratio),
        ">= " + GOAL,
        Row.Verdict.of(ratio >= GOAL));
  }

  private static void measure(List<String> jvm, String shape, Map<String, List<Double>> reached)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Dsinter.tile=" + shape);
    List<String> printed = Fork.run(TileRun.class, options).lines().toList();
    reached.computeIfAbsent(shape, _ -> new ArrayList<>()).add(TileRun.reached(printed));
  }

  private static double median(Map<String, List<Double>> reached, String shape) {
    List<Double> figures = reached.getOrDefault(shape, List.of());
    return Timing.median(figures.stream().mapToDouble(f -> f).toArray());
  }

  private static String text(Map<String, List<Double>> reached, String shape) {
    return "%s %.2f".formatted(shape, median(reached, shape));
  }
}
