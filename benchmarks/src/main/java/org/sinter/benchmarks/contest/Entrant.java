package org.sinter.benchmarks.contest;

import java.util.List;

/**
 * Who takes part, and how its JVM is started.
 *
 * @param name short, as rows print it
 * @param contestant class name of a {@link Contestant}
 * @param classPath of its JVM
 * @param options of its JVM
 */
public record Entrant(String name, String contestant, String classPath, List<String> options) {
  /** Copies the options. */
  public Entrant {
    options = List.copyOf(options);
  }
}
