package org.sinter.processor.cost;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The addresses that an index takes while the loops around it run: {@code offset + Σ stride *
 * 0..extent-1}.
 */
record Footprint(List<Term> terms, int offset) {

  /** A loop of literal extent, of which the index moves on by {@code stride}, above zero. */
  record Term(int stride, int extent) {
    long span() {
      return (long) stride * (extent - 1);
    }
  }

  /** Sorts the loops and joins those that only run further: equal sets are often equal. */
  Footprint {
    List<Term> sorted = new ArrayList<>(terms);
    sorted.removeIf(term -> term.extent == 1);
    sorted.sort(Comparator.comparingInt(Term::stride).thenComparingInt(Term::extent).reversed());
    terms = List.copyOf(sorted);
  }

  /** How many different addresses there are in any of these sets. */
  static long distinct(List<Footprint> sets) {
    List<Footprint> different = sets.stream().distinct().toList();
    if (different.size() == 1) {
      return different.getFirst().distinct();
    }
    int first = different.stream().mapToInt(Footprint::offset).min().orElse(0);
    BigInteger union = BigInteger.ZERO;
    for (Footprint set : different) {
      union = union.or(bits(set.terms).shiftLeft(set.offset - first));
    }
    return union.bitCount();
  }

  /** How many different addresses there are. */
  long distinct() {
    long count = 1;
    int from = 0;
    for (int to = 1; to <= terms.size(); to++) {
      if (gcd(terms.subList(from, to)) > span(terms.subList(to, terms.size()))) {
        count = Math.multiplyExact(count, ofOverlapping(terms.subList(from, to)));
        from = to;
      }
    }
    return count;
  }

  /** Of loops that cannot be told apart from the address: windows that overlap. */
  private static long ofOverlapping(List<Term> together) {
    if (together.size() == 1) {
      return together.getFirst().extent;
    }
    int unit = gcd(together);
    return bits(together.stream().map(t -> new Term(t.stride / unit, t.extent)).toList())
        .bitCount();
  }

  /** The set as bits; a loop doubles what it has so far until it has it all. */
  private static BigInteger bits(List<Term> terms) {
    BigInteger set = BigInteger.ONE;
    for (Term term : terms.reversed()) {
      for (int done = 1; done < term.extent; ) {
        int more = Math.min(done, term.extent - done);
        set = set.or(set.shiftLeft(Math.multiplyExact(term.stride, more)));
        done += more;
      }
    }
    return set;
  }

  private static int gcd(List<Term> terms) {
    int gcd = 0;
    for (Term term : terms) {
      for (int b = term.stride; b != 0; ) {
        int rest = gcd % b;
        gcd = b;
        b = rest;
      }
    }
    return gcd;
  }

  private static long span(List<Term> terms) {
    return terms.stream().mapToLong(Term::span).sum();
  }
}
