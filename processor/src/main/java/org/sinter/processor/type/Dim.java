package org.sinter.processor.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An extent: a literal times a product of symbols, sorted. {@code N} is the batch. */
public record Dim(int literal, List<String> symbols) {

  /** The number of examples in a call, known at run time only. */
  public static final Dim BATCH = new Dim(1, List.of("N"));

  public Dim {
    symbols = List.copyOf(symbols);
  }

  /** A literal extent. */
  public static Dim of(int literal) {
    return new Dim(literal, List.of());
  }

  /** True if the extent is known at compile time. */
  public boolean isLiteral() {
    return symbols.isEmpty();
  }

  /** The product of two extents; overflow is an {@link ArithmeticException}. */
  public Dim times(Dim other) {
    List<String> all = new ArrayList<>(symbols);
    all.addAll(other.symbols);
    Collections.sort(all);
    return new Dim(Math.multiplyExact(literal, other.literal), all);
  }

  /** The extent once every symbol has a value. */
  public int evaluate(Map<String, Integer> values) {
    int product = literal;
    for (String symbol : symbols) {
      Integer value = values.get(symbol);
      if (value == null) {
        throw new IllegalArgumentException("no value for " + symbol + ", only " + values);
      }
      product = Math.multiplyExact(product, value);
    }
    return product;
  }

  @Override
  public String toString() {
    String names = String.join("*", symbols);
    return symbols.isEmpty()
        ? Integer.toString(literal)
        : literal == 1 ? names : literal + "*" + names;
  }
}
