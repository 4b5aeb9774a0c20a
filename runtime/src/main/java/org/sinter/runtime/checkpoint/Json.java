package org.sinter.runtime.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of one JSON text (RFC 8259), for headers: objects become ordered maps, arrays
 * lists, whole numbers {@code Long}, others {@code Double}. Duplicate names are refused, and so is
 * nesting deeper than {@value #DEEPEST}.
 */
final class Json {
  /** Thrown for text that is not JSON; the message tells position and expectation. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message);
    }
  }

  /** Stands for {@code null}. */
  enum Null {
    /** The only one. */
    NULL
  }

  static final int DEEPEST = 16;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /** Reads the whole text as one value. */
  static Object read(String text) throws SyntaxException {
    Json json = new Json(text);
    json.blank();
    Object value = json.value();
    json.blank();
    if (json.at < text.length()) {
      throw json.expected("the end");
    }
    return value;
  }

  private Object value() throws SyntaxException {
    if (depth >= DEEPEST) {
      throw new SyntaxException("nested deeper than " + DEEPEST + " at " + at);
    }
    depth++;
    Object value =
        switch (peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", Null.NULL);
          default -> number();
        };
    depth--;
    return value;
  }

  private Map<String, Object> object() throws SyntaxException {
    Map<String, Object> members = new LinkedHashMap<>();
    take('{');
    if (closed('}')) {
      return members;
    }
    do {
      blank();
      int start = at;
      String name = string();
      blank();
      take(':');
      blank();
      if (members.put(name, value()) != null) {
        throw new SyntaxException("name \"" + name + "\" for the second time at " + start);
      }
    } while (more('}'));
    return members;
  }

  private List<Object> array() throws SyntaxException {
    List<Object> elements = new ArrayList<>();
    take('[');
    if (closed(']')) {
      return elements;
    }
    do {
      blank();
      elements.add(value());
    } while (more(']'));
    return elements;
  }

  private boolean closed(char end) {
    blank();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean more(char end) throws SyntaxException {
    blank();
    if (closed(end)) {
      return false;
    }
    take(',');
    return true;
  }

  private String string() throws SyntaxException {
    take('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = next();
      if (c < ' ') {
        at--;
        throw expected("a character of a string");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() throws SyntaxException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new SyntaxException("unknown escape \\" + c + " at " + (at - 1));
    };
  }

  private char unicode() throws SyntaxException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        at--;
        throw expected("a hexadecimal digit");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Object number() throws SyntaxException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int first = at;
    digits();
    if (text.charAt(first) == '0' && at - first > 1) {
      throw new SyntaxException("a number with a leading 0 at " + start);
    }
    boolean whole = true;
    if (peek() == '.') {
      whole = false;
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      whole = false;
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    return parsed(text.substring(start, at), whole, start);
  }

  private static Object parsed(String digits, boolean whole, int start) throws SyntaxException {
    try {
      if (whole) {
        return Long.valueOf(digits);
      }
      return Double.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new SyntaxException("number " + digits + " out of range at " + start);
    }
  }

  private void digits() throws SyntaxException {
    if (!digit(peek())) {
      throw expected("a value");
    }
    while (digit(peek())) {
      at++;
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private Object word(String word, Object value) throws SyntaxException {
    if (!text.startsWith(word, at)) {
      throw expected("a value");
    }
    at += word.length();
    return value;
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The character here; NUL, which begins nothing, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() throws SyntaxException {
    if (at >= text.length()) {
      throw expected("more");
    }
    return text.charAt(at++);
  }

  private void take(char c) throws SyntaxException {
    if (peek() != c) {
      throw expected("'" + c + "'");
    }
    at++;
  }

  private SyntaxException expected(String what) {
    String came = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new SyntaxException("expected " + what + " at " + at + ", was " + came);
  }

  /** {@code text} as a JSON string. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
