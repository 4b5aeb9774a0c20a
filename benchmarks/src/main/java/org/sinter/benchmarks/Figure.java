package org.sinter.benchmarks;

import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * A row that can be measured.
 *
 * @param name the row's name: words, as {@code alloc} and a network
 * @param measurement takes seconds; every exception makes a row that says so
 */
record Figure(String name, Callable<Row> measurement) {

  /** True if words of the command line mean this row: its name, or words that it begins with. */
  boolean isNamed(String words) {
    return (name + " ").toLowerCase(Locale.ROOT).startsWith(words.toLowerCase(Locale.ROOT) + " ");
  }

  /** Measures. */
  Row row() {
    try {
      return measurement.call();
    } catch (Exception | LinkageError fault) {
      return Row.error(name, fault);
    }
  }
}
