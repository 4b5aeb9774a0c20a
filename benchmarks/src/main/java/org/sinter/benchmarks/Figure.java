package org.sinter.benchmarks;

import java.util.concurrent.Callable;

/**
 * A row that can be measured.
 *
 * @param name the row's name: a word, or {@code alloc} and a network
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

  /** True if a word of the command line means this row: its name, or its name's first word. */
  boolean isNamed(String word) {
    return name.equalsIgnoreCase(word) || name.split(" ")[0].equalsIgnoreCase(word);
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
