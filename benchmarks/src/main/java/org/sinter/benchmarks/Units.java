package org.sinter.benchmarks;

/** Quantities as people read them. */
final class Units {
  private Units() {}

  /** A time in the unit that suits it. */
  static String time(double nanos) {
    if (nanos < 1e3) {
      return "%.0f ns".formatted(nanos);
    }
    if (nanos < 1e6) {
      return "%.2f us".formatted(nanos / 1e3);
    }
    return nanos < 1e9 ? "%.2f ms".formatted(nanos / 1e6) : "%.2f s".formatted(nanos / 1e9);
  }
}
