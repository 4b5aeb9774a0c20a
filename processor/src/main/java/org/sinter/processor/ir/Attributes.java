package org.sinter.processor.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An operator's settings by name, typed: what an annotation or a file gave. */
public record Attributes(Map<String, Object> values) {

  public Attributes {
    values = Map.copyOf(values);
  }

  public static Attributes none() {
    return new Attributes(Map.of());
  }

  /**
   * A copy with one more setting: Double, Integer, Boolean, String, List of Integer or Double,
   * InitSpec.
   */
  public Attributes with(String name, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put(name, value);
    return new Attributes(copy);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public double real(String name, double otherwise) {
    return ((Number) values.getOrDefault(name, otherwise)).doubleValue();
  }

  public int integer(String name, int otherwise) {
    return ((Number) values.getOrDefault(name, otherwise)).intValue();
  }

  public boolean flag(String name, boolean otherwise) {
    return (Boolean) values.getOrDefault(name, otherwise);
  }

  /** A name: of an activation, a reduction. */
  public String text(String name, String otherwise) {
    return (String) values.getOrDefault(name, otherwise);
  }

  @SuppressWarnings("unchecked") // the frontend puts lists of Integer under integral attributes
  public List<Integer> integers(String name, List<Integer> otherwise) {
    return (List<Integer>) values.getOrDefault(name, otherwise);
  }

  @SuppressWarnings("unchecked") // likewise of Double
  public List<Double> reals(String name, List<Double> otherwise) {
    return (List<Double>) values.getOrDefault(name, otherwise);
  }
}
