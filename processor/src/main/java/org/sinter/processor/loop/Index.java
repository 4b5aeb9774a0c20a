package org.sinter.processor.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A sum of loop variables times literal strides, and a literal offset; counts elements. */
public record Index(List<Term> terms, int offset) {

  /** One loop variable and its stride. */
  public record Term(String var, int stride) {}

  public static final Index ZERO = new Index(List.of(), 0);

  public Index {
    terms = List.copyOf(terms);
  }

  public static Index of(int offset) {
    return new Index(List.of(), offset);
  }

  public static Index of(String var, int stride) {
    return stride == 0 ? ZERO : new Index(List.of(new Term(var, stride)), 0);
  }

  /** The sum; terms of one variable are joined, zero strides vanish, order of first use stays. */
  public Index plus(Index other) {
    Map<String, Integer> strides = new LinkedHashMap<>();
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    for (Term term : all) {
      strides.merge(term.var, term.stride, Math::addExact);
    }
    List<Term> joined = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : strides.entrySet()) {
      if (entry.getValue() != 0) {
        joined.add(new Term(entry.getKey(), entry.getValue()));
      }
    }
    return new Index(joined, Math.addExact(offset, other.offset));
  }

  public Index plus(int more) {
    return new Index(terms, Math.addExact(offset, more));
  }

  public Index times(int factor) {
    if (factor == 0) {
      return ZERO;
    }
    List<Term> scaled = new ArrayList<>();
    for (Term term : terms) {
      scaled.add(new Term(term.var, Math.multiplyExact(term.stride, factor)));
    }
    return new Index(scaled, Math.multiplyExact(offset, factor));
  }

  /** The stride of a variable, 0 if it does not occur. */
  public int stride(String var) {
    int stride = 0;
    for (Term term : terms) {
      stride += term.var.equals(var) ? term.stride : 0;
    }
    return stride;
  }

  /** The same index without a variable. */
  public Index without(String var) {
    return new Index(terms.stream().filter(t -> !t.var.equals(var)).toList(), offset);
  }

  @Override
  public String toString() {
    String sum =
        terms.stream()
            .map(t -> t.stride == 1 ? t.var : t.var + " * " + t.stride)
            .collect(Collectors.joining(" + "));
    if (sum.isEmpty()) {
      return Integer.toString(offset);
    }
    return offset == 0 ? sum : offset > 0 ? sum + " + " + offset : sum + " - " + -offset;
  }
}
