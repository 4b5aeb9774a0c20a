package org.sinter.processor.frontend.annotation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the nearest of the names that there are. */
public final class Spelling {
  private Spelling() {}

  /** What to do about an unknown name. */
  public static String advice(String wrong, Collection<String> names) {
    Optional<String> nearest =
        names.stream()
            .min(Comparator.<String>comparingInt(name -> distance(wrong, name)))
            .filter(name -> distance(wrong, name) <= Math.max(1, wrong.length() / 3));
    return nearest
        .map(name -> "did you mean '" + name + "'?")
        .orElse(names.isEmpty() ? "there is none" : "there are " + listed(names));
  }

  /** Names in a row, the end cut where they are many. */
  static String listed(Collection<String> names) {
    List<String> first = names.stream().limit(12).toList();
    return String.join(", ", first) + (names.size() > first.size() ? ", ..." : "");
  }

  /** Levenshtein 1966, neighbours exchanged counting once (Damerau 1964), whatever the case. */
  static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[][] table = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, from, to, i, j);
      }
    }
    return table[from.length()][to.length()];
  }

  private static int cheapest(int[][] table, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replaced = table[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean exchanged =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return exchanged ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
