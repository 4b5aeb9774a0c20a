package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a clause, taken one after the other. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[()+=]|[^\\s()+=]+");

  private final String clause;
  private final List<String> words = new ArrayList<>();

  Words(String clause) {
    this.clause = clause;
    Matcher matcher = WORD.matcher(clause);
    while (matcher.find()) {
      words.add(matcher.group());
    }
  }

  /** A text cut at commas, semicolons and full stops that stand outside parentheses. */
  static List<String> clauses(String text) {
    List<String> clauses = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      depth += at == '(' ? 1 : at == ')' ? -1 : 0;
      boolean end = i + 1 == text.length() || text.charAt(i + 1) == ' ';
      if (depth == 0 && end && ",;.".indexOf(at) >= 0) {
        clauses.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    clauses.add(text.substring(start).strip());
    return clauses;
  }

  boolean any() {
    return !words.isEmpty();
  }

  String next() {
    if (words.isEmpty()) {
      throw unknown();
    }
    return words.removeFirst();
  }

  /** Takes these words if they come next. */
  boolean take(String... expected) {
    List<String> list = List.of(expected);
    boolean here = words.size() >= list.size() && words.subList(0, list.size()).equals(list);
    if (here) {
      words.subList(0, list.size()).clear();
    }
    return here;
  }

  /** Takes a word of this form if it comes next. */
  boolean takeMatching(String form) {
    boolean here = any() && words.getFirst().matches(form);
    if (here) {
      words.removeFirst();
    }
    return here;
  }

  void expect(String... expected) {
    if (!take(expected)) {
      throw unknown();
    }
  }

  UnsupportedCase unknown() {
    return new UnsupportedCase("the words: " + clause);
  }
}
