package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.processor.type.Shape;

/**
 * What settings may depend on.
 *
 * @param shapes of the operands
 * @param settings drawn so far
 */
record Context(Dice dice, List<Shape> shapes, Map<String, Object> settings) {

  /** The extents of the first operand, per example. */
  List<Integer> x() {
    return Draft.extents(shapes.getFirst());
  }

  int rank() {
    return x().size();
  }

  int last() {
    return x().isEmpty() ? 1 : x().getLast();
  }

  int extent(int axis) {
    int rank = Math.max(1, rank());
    return x().isEmpty() ? 1 : x().get(Math.floorMod(axis, rank));
  }

  boolean isBatched() {
    return shapes.getFirst().isBatched();
  }

  /** From the beginning or from the end. */
  int axis(int axis, int rank) {
    return dice.percent(50) ? axis : axis - rank;
  }

  /** Some axes of the first operand, in any order. */
  List<Integer> axes() {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (dice.percent(50)) {
        axes.add(dice.below(axes.size() + 1), axis(axis, rank()));
      }
    }
    return axes;
  }

  /** All axes of the first operand, in any order. */
  List<Integer> order() {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      axes.add(dice.below(axes.size() + 1), axis(axis, rank()));
    }
    return axes;
  }

  /** One number for all of some axes, or one for each. */
  List<Integer> each(int axes, int low, int high) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(dice.between(low, high));
    while (numbers.size() < axes && (numbers.size() > 1 || dice.percent(60))) {
      numbers.add(dice.between(low, high));
    }
    return numbers;
  }

  /** A window over the axes before the last. */
  List<Integer> window(int most) {
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank() - 1; axis++) {
      sizes.add(dice.between(1, Math.max(1, Math.min(most, extent(axis)))));
    }
    int least = sizes.stream().min(Integer::compare).orElse(1);
    return dice.percent(40) ? List.of(least) : sizes;
  }
}
