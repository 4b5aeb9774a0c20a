package org.sinter.benchmarks;

import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * A row that can be measured.
 *
 * @param name the row's name: words, as {@code alloc} and a network
 * @param isAsked whether it is measured only where it is named: it takes minutes
 * @param measurement takes seconds; every exception makes a row that says so
 */
record Figure(String name, boolean isAsked, Callable<Row> measurement) {

  /** One of the table. */
  Figure(String name, Callable<Row> measurement) {
    this(name, false, measurement);
  }

  /** One to be asked for by name. */
  static Figure onRequest(String name, Callable<Row> measurement) {
    return new Figure(name, true, measurement);
  }

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
