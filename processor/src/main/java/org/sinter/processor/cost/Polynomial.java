package org.sinter.processor.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * A count that depends on the number of examples N: {@code c0 + c1 * N + c2 * N² + ...}.
 *
 * @param coefficients c0 first; the last is not zero
 */
public record Polynomial(List<Long> coefficients) {
  public static final Polynomial ZERO = new Polynomial(List.of());
  public static final Polynomial ONE = of(1);

  /** Leaves out zeros at the end, so that equal counts are equal. */
  public Polynomial {
    int degree = coefficients.size();
    while (degree > 0 && coefficients.get(degree - 1) == 0) {
      degree--;
    }
    coefficients = List.copyOf(coefficients.subList(0, degree));
  }

  /** The same for every batch. */
  public static Polynomial of(long constant) {
    return new Polynomial(List.of(constant));
  }

  /** An extent. */
  public static Polynomial of(Dim extent) {
    List<Long> coefficients = new ArrayList<>();
    extent.symbols().forEach(_ -> coefficients.add(0L));
    coefficients.add((long) extent.literal());
    return new Polynomial(coefficients);
  }

  /** The number of elements. */
  public static Polynomial of(Shape shape) {
    Polynomial size = ONE;
    for (Dim extent : shape.dims()) {
      size = size.times(of(extent));
    }
    return size;
  }

  /** The sum. */
  public Polynomial plus(Polynomial other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < Math.max(coefficients.size(), other.coefficients.size()); i++) {
      sum.add(Math.addExact(coefficient(i), other.coefficient(i)));
    }
    return new Polynomial(sum);
  }

  /** The product. */
  public Polynomial times(Polynomial other) {
    Polynomial product = ZERO;
    for (int i = 0; i < coefficients.size(); i++) {
      List<Long> shifted = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        shifted.add(0L);
      }
      for (long factor : other.coefficients) {
        shifted.add(Math.multiplyExact(coefficient(i), factor));
      }
      product = product.plus(new Polynomial(shifted));
    }
    return product;
  }

  /** The product with a number. */
  public Polynomial times(long factor) {
    return times(of(factor));
  }

  /** The value for so many examples. */
  public long at(long examples) {
    long value = 0;
    for (long coefficient : coefficients.reversed()) {
      value = Math.addExact(Math.multiplyExact(value, examples), coefficient);
    }
    return value;
  }

  /** The highest power of N, -1 of zero. */
  public int degree() {
    return coefficients.size() - 1;
  }

  /** The factor of a power of N. */
  public long coefficient(int power) {
    return power < coefficients.size() ? coefficients.get(power) : 0;
  }

  /** True if this is the larger for all batches that are large enough. */
  public boolean outgrows(Polynomial other) {
    for (int i = Math.max(degree(), other.degree()); i >= 0; i--) {
      if (coefficient(i) != other.coefficient(i)) {
        return coefficient(i) > other.coefficient(i);
      }
    }
    return false;
  }

  /** The coefficients with commas, c0 first; {@code 0} of zero. */
  public String text() {
    return coefficients.isEmpty()
        ? "0"
        : coefficients.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
