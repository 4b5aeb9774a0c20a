package org.sinter.samples.fuzz;

import java.util.List;

/**
 * An entry point of a random network.
 *
 * @param annotation {@code Predict}, {@code Train}, {@code Evaluate}, {@code Gradient}
 * @param results what is predicted, the loss, or what is differentiated
 * @param wrt for Gradient
 * @param fed nodes that are given though they could be computed
 * @param settings further members, {@code , mode = Mode.TRAINING}
 * @param returns whether the first result is returned, else all are written
 */
record EntrySpec(
    String name,
    String annotation,
    List<String> results,
    List<String> wrt,
    List<String> fed,
    String settings,
    boolean returns) {

  EntrySpec {
    results = List.copyOf(results);
    wrt = List.copyOf(wrt);
    fed = List.copyOf(fed);
  }

  /** The same entry point of other nodes. */
  EntrySpec naming(List<String> otherResults, List<String> otherWrt, List<String> otherFed) {
    return new EntrySpec(name, annotation, otherResults, otherWrt, otherFed, settings, returns);
  }

  /** What it hands out. */
  List<String> targets() {
    return switch (annotation) {
      case "Predict" -> results;
      case "Gradient" -> wrt;
      default -> List.of();
    };
  }

  /** What must be computed for it. */
  List<String> needed() {
    return annotation.equals("Gradient") ? List.of(results.getFirst()) : results;
  }

  String members() {
    return switch (annotation) {
      case "Predict" -> "value = " + names(results);
      case "Gradient" -> "of = \"" + results.getFirst() + "\", wrt = " + names(wrt);
      default -> "value = \"" + results.getFirst() + "\"";
    };
  }

  private static String names(List<String> nodes) {
    return "{\"" + String.join("\", \"", nodes) + "\"}";
  }
}
