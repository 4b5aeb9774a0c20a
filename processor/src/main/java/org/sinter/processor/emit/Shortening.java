package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes lines out of generated text that say nothing: the empty one between two constants or
 * methods of one line, the frame of a comment or method of one line, the break in the head of a
 * method, and the braces around a single statement or loop that is all a loop does.
 */
final class Shortening {
  private static final String CONSTANT = "private static final ";

  private static final String METHOD = "  public ";
  private static final Pattern METHOD_HEAD =
      Pattern.compile(" +(public |private |static )*[\\w.<>\\[\\]]+ \\w+\\(.*\\) \\{");
  private static final int WIDTH = 110;
  private static final int HEAD_WIDTH = 150;
  private static final String STEP = "  ";
  private static final String OPEN = " {";
  private final List<String> lines;
  private final BitSet dropped = new BitSet();

  private Shortening(String text) {
    lines = new ArrayList<>(text.lines().toList());
  }

  /** The shorter text, each line with its end. */
  static String run(String text) {
    Shortening shortening = new Shortening(text);
    for (int i = 0; i + 1 < shortening.lines.size(); i++) {
      shortening.head(i);
    }
    for (int i = 0; i + 1 < shortening.lines.size(); i++) {
      shortening.comment(i);
      shortening.method(i);
      shortening.loop(i);
    }
    for (int i = 1; i + 1 < shortening.lines.size(); i++) {
      shortening.gap(i);
    }
    return shortening.text();
  }

  private void gap(int line) {
    boolean gap = lines.get(line).isEmpty() && (constants(line) || both(line, METHOD, "}"));
    dropped.set(line, gap || dropped.get(line));
  }

  /** True if there is a constant of a line before and behind. */
  private boolean constants(int line) {
    String indent = indent(last(line - 1));
    return both(line, indent + CONSTANT, ";");
  }

  /** True if the lines before and behind begin and end so. */
  private boolean both(int line, String start, String end) {
    return Stream.of(last(line - 1), lines.get(line + 1))
        .allMatch(text -> text.startsWith(start) && text.endsWith(end));
  }

  /** The last line up to this one that is kept. */
  private String last(int line) {
    return lines.get(dropped.previousClearBit(line));
  }

  private void comment(int line) {
    String indent = indent(lines.get(line));
    boolean one =
        lines.get(line).equals(indent + "/**")
            && line + 2 < lines.size()
            && lines.get(line + 2).equals(indent + " */");
    if (one) {
      lines.set(line, indent + "/**" + lines.get(line + 1).strip().substring(1) + " */");
      dropped.set(line + 1, line + 3);
    }
  }

  private void head(int line) {
    String text = lines.get(line);
    String both = text + " " + lines.get(line + 1).strip();
    boolean broken = text.endsWith(",") && METHOD_HEAD.matcher(both).matches();
    if (broken && both.length() <= HEAD_WIDTH) {
      lines.set(line, both);
      lines.remove(line + 1);
    }
  }

  private void method(int line) {
    String text = lines.get(line);
    String indent = indent(text);
    boolean one =
        METHOD_HEAD.matcher(text).matches()
            && line + 2 < lines.size()
            && lines.get(line + 1).endsWith(";")
            && lines.get(line + 2).equals(indent + "}");
    if (one && text.length() + lines.get(line + 1).strip().length() + 3 <= WIDTH) {
      lines.set(line, text + " " + lines.get(line + 1).strip() + " }");
      dropped.set(line + 1, line + 3);
    }
  }

  /** Where the line opens a loop around one thing, it needs no brace, and none to close it. */
  private void loop(int line) {
    String text = lines.get(line);
    String indent = indent(text);
    if (!opensLoop(text) || !text.endsWith(OPEN)) {
      return;
    }
    int last = line + 1;
    if (opensLoop(lines.get(last))) {
      String close = indent + STEP + "}";
      while (!lines.get(last).equals(close)) {
        last++;
      }
    } else if (!lines.get(last).startsWith(indent + STEP) || !lines.get(last).endsWith(";")) {
      return;
    }
    if (lines.get(last + 1).equals(indent + "}")) {
      lines.set(line, text.substring(0, text.length() - OPEN.length()));
      dropped.set(last + 1);
    }
  }

  private static boolean opensLoop(String line) {
    return line.stripLeading().startsWith("for (");
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (!dropped.get(i)) {
        text.append(lines.get(i)).append('\n');
      }
    }
    return text.toString();
  }
}
