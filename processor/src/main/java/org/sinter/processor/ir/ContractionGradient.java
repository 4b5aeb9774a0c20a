package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.type.Dim;

/**
 * The gradient of a contraction by one operand x: again a contraction, of the result's gradient
 * with the other operand. Where x was read at a window position {@code p + q}, the position axis p
 * is replaced by x's own axis {@code u}, {@code p = u - q}, and what is read at p is padded where
 * that leaves it. Where windows are {@code s} apart, x was read at {@code s p + q}: then what is
 * read at p gets {@code s - 1} zeros between its elements, and p is {@code s} times as fine.
 */
final class ContractionGradient {
  private final Spec spec;
  private final Value x;

  /** The new contraction's axes, by old number; window axes get numbers above the old ones. */
  private final List<Integer> resultAxes = new ArrayList<>();

  private final Map<Integer, Dim> extents = new HashMap<>();
  private final Map<Integer, Affine> replaced = new HashMap<>();

  /** How many times as fine an axis has become. */
  private final Map<Integer, Integer> steps = new HashMap<>();

  private ContractionGradient(Spec spec, Value x) {
    this.spec = spec;
    this.x = x;
    for (int axis = 0; axis < spec.extents().size(); axis++) {
      extents.put(axis, spec.extents().get(axis));
    }
  }

  static Value of(
      GraphBuilder g, Spec spec, List<Affine> xMap, Value x, List<Affine> yMap, Value y, Value dy) {
    return new ContractionGradient(spec, x).build(g, xMap, yMap, y, dy);
  }

  private Value build(GraphBuilder g, List<Affine> xMap, List<Affine> yMap, Value y, Value dy) {
    for (int d = 0; d < xMap.size(); d++) {
      resultAxes.add(
          xMap.get(d).isAxis() ? xMap.get(d).terms().getFirst().axis() : window(xMap, d, yMap));
    }
    List<Affine> dyMap = new ArrayList<>();
    for (int axis = 0; axis < spec.resultRank(); axis++) {
      dyMap.add(replaced.getOrDefault(axis, Affine.axis(axis)));
    }
    List<Affine> otherMap = new ArrayList<>(yMap.stream().map(this::substituted).toList());
    Value paddedDy = pad(g, spread(g, dy, axes(spec.resultRank())), dyMap);
    Value paddedY = pad(g, spread(g, y, yMap), otherMap);
    List<Integer> order = new ArrayList<>(resultAxes);
    extents.keySet().stream()
        .filter(axis -> !order.contains(axis) && !replaced.containsKey(axis))
        .sorted(
            Comparator.comparing((Integer axis) -> placeIn(dyMap, axis))
                .thenComparing(axis -> axis))
        .forEach(order::add);
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int axis : order) {
      numbers.put(axis, numbers.size());
    }
    Spec gradient =
        new Spec(
            order.stream().map(extents::get).toList(),
            resultAxes.size(),
            dyMap.stream().map(m -> m.renumbered(numbers)).toList(),
            otherMap.stream().map(m -> m.renumbered(numbers)).toList());
    return g.add(new Einsum("contract", gradient), List.of(paddedDy, paddedY));
  }

  /** Sums go through dy in the order of memory: then the innermost is the longest run. */
  private static int placeIn(List<Affine> dyMap, int axis) {
    return IntStream.range(0, dyMap.size())
        .filter(d -> dyMap.get(d).uses(axis))
        .findFirst()
        .orElse(dyMap.size());
  }

  /**
   * A new axis u for dimension d of x; an axis of the sum becomes u minus the rest: one of the
   * result if there is one, since then dy alone is padded. Either way a tensor is read at just that
   * axis, and the zeros around it take the place of the axis' limits.
   */
  private int window(List<Affine> xMap, int d, List<Affine> yMap) {
    Affine map = xMap.get(d);
    Affine.Term position =
        map.terms().stream()
            .filter(t -> !replaced.containsKey(t.axis()) && canBeReplaced(t, yMap))
            .min(Comparator.comparing(t -> t.axis() >= spec.resultRank()))
            .orElseThrow(() -> new IllegalStateException("no axis to solve for in " + map));
    if (position.coefficient() > 1) {
      steps.put(position.axis(), position.coefficient());
    }
    int u = spec.extents().size() + d;
    extents.put(u, x.shape().dim(d));
    List<Affine.Term> terms = new ArrayList<>(List.of(new Affine.Term(u, 1)));
    map.terms().stream()
        .filter(t -> !t.equals(position))
        .forEach(t -> terms.add(new Affine.Term(t.axis(), -t.coefficient())));
    replaced.put(position.axis(), new Affine(terms, -map.offset()));
    return u;
  }

  private static List<Affine> axes(int count) {
    return IntStream.range(0, count).mapToObj(Affine::axis).toList();
  }

  /** Exactly one tensor must be read at the axis itself: dy or y, which may then be spread. */
  private boolean canBeReplaced(Affine.Term term, List<Affine> yMap) {
    boolean inResult = term.axis() < spec.resultRank();
    boolean readByY = yMap.contains(Affine.axis(term.axis()));
    if (term.coefficient() == 1) {
      return inResult || readByY;
    }
    long uses = yMap.stream().filter(m -> m.uses(term.axis())).count();
    return term.coefficient() > 1 && (inResult ? uses == 0 : readByY && uses == 1);
  }

  /** Zeros between the elements along the axes that have become finer. */
  private Value spread(GraphBuilder g, Value x, List<Affine> map) {
    List<Integer> apart = map.stream().map(this::step).toList();
    if (apart.stream().allMatch(step -> step == 1)) {
      return x;
    }
    List<Integer> none = Collections.nCopies(map.size(), 0);
    return g.add(new Pad(none, none, apart, 0), List.of(x));
  }

  private int step(Affine index) {
    return index.isAxis() ? steps.getOrDefault(index.terms().getFirst().axis(), 1) : 1;
  }

  private Affine substituted(Affine map) {
    Map<Integer, Integer> coefficients = new LinkedHashMap<>();
    int offset = map.offset();
    for (Affine.Term term : map.terms()) {
      Affine by = replaced.getOrDefault(term.axis(), Affine.axis(term.axis()));
      offset += by.offset() * term.coefficient();
      for (Affine.Term t : by.terms()) {
        coefficients.merge(t.axis(), t.coefficient() * term.coefficient(), Integer::sum);
      }
    }
    List<Affine.Term> terms = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : coefficients.entrySet()) {
      if (entry.getValue() != 0) {
        terms.add(new Affine.Term(entry.getKey(), entry.getValue()));
      }
    }
    return new Affine(terms, offset);
  }

  /** Pads a tensor so that no index leaves it, and shifts the map into the padded one. */
  private Value pad(GraphBuilder g, Value x, List<Affine> map) {
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int i = 0; i < map.size(); i++) {
      Affine index = map.get(i);
      if (index.isAxis() && extent(index.terms().getFirst()).equals(x.shape().dim(i))) {
        low.add(0);
        high.add(0);
        continue;
      }
      int least = index.offset();
      int most = index.offset();
      for (Affine.Term term : index.terms()) {
        int reach = term.coefficient() * (extent(term).literal() - 1);
        least += Math.min(0, reach);
        most += Math.max(0, reach);
      }
      low.add(Math.max(0, -least));
      high.add(Math.max(0, most - (x.shape().extent(i) - 1)));
      map.set(i, new Affine(index.terms(), index.offset() + low.get(i)));
    }
    boolean none = low.stream().allMatch(n -> n == 0) && high.stream().allMatch(n -> n == 0);
    return none ? x : g.add(new Pad(low, high), List.of(x));
  }

  private Dim extent(Affine.Term term) {
    return Objects.requireNonNull(extents.get(term.axis()));
  }
}
