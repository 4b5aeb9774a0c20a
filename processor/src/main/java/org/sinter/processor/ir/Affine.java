package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A sum of axes times literal coefficients and an offset: how an index follows from others. */
public record Affine(List<Term> terms, int offset) {

  /** One axis, by number, and its coefficient. */
  public record Term(int axis, int coefficient) {}

  public Affine {
    terms = List.copyOf(terms);
  }

  /** The index of one axis as it is. */
  public static Affine axis(int axis) {
    return new Affine(List.of(new Term(axis, 1)), 0);
  }

  public static Affine of(int axis, int coefficient, int offset) {
    return new Affine(List.of(new Term(axis, coefficient)), offset);
  }

  /** {@code a + b}: a window's position and the place in it. */
  public static Affine sum(int a, int coefficientA, int b, int coefficientB, int offset) {
    return new Affine(List.of(new Term(a, coefficientA), new Term(b, coefficientB)), offset);
  }

  /** The value for an index of the axes. */
  public int apply(int[] index) {
    int value = offset;
    for (Term term : terms) {
      value += term.coefficient * index[term.axis];
    }
    return value;
  }

  /** The same with axes renumbered. */
  public Affine renumbered(Map<Integer, Integer> numbers) {
    List<Term> renumbered = new ArrayList<>();
    for (Term term : terms) {
      renumbered.add(new Term(Objects.requireNonNull(numbers.get(term.axis)), term.coefficient));
    }
    return new Affine(renumbered, offset);
  }

  /** By how much the value grows with the axis; 0 if it does not occur. */
  public int coefficient(int axis) {
    int coefficient = 0;
    for (Term term : terms) {
      coefficient += term.axis == axis ? term.coefficient : 0;
    }
    return coefficient;
  }

  /** True if the axis occurs. */
  public boolean uses(int axis) {
    for (Term term : terms) {
      if (term.axis == axis && term.coefficient != 0) {
        return true;
      }
    }
    return false;
  }

  /** True if this is one axis as it is. */
  public boolean isAxis() {
    return offset == 0 && terms.size() == 1 && terms.getFirst().coefficient == 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      text.append(text.isEmpty() ? "" : "+");
      text.append(term.coefficient == 1 ? "" : term.coefficient + "*")
          .append('i')
          .append(term.axis);
    }
    return offset == 0 && !text.isEmpty()
        ? text.toString()
        : text + (offset < 0 ? "" : "+") + offset;
  }
}
