package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * An operator's sample with other extents in the place of its own: where two are equal in the
 * sample they are equal here. So what an operator asks of its operands' shapes is met, mostly,
 * without being written down a second time.
 */
final class Template {
  private final Dice dice;
  private final Sample sample;
  private final Map<Integer, Integer> extents = new HashMap<>();
  private final boolean exact;

  /**
   * @param exact whether the sample keeps its own extents
   */
  Template(Dice dice, Sample sample, boolean exact) {
    this.dice = dice;
    this.sample = sample;
    this.exact = exact;
    if (sample.operands().size() > 1) {
      extents.put(1, 1); // what is repeated
    }
  }

  /** Takes over the extents of a node in the place of an operand, if that can be. */
  boolean bind(int operand, NodeSpec node) {
    List<Integer> own = Draft.extents(sample.operands().get(operand).shape());
    Map<Integer, Integer> bound = new HashMap<>(extents);
    if (exact ? !own.equals(node.shape()) : own.size() != node.shape().size()) {
      return false;
    }
    for (int axis = 0; axis < own.size(); axis++) {
      Integer before = bound.putIfAbsent(own.get(axis), node.shape().get(axis));
      if (before != null && !before.equals(node.shape().get(axis))) {
        return false;
      }
    }
    extents.putAll(bound);
    return true;
  }

  /** The shape of an operand. */
  Shape shape(int operand) {
    Shape own = sample.operands().get(operand).shape();
    List<Dim> dims = new ArrayList<>();
    for (Dim dim : own.dims()) {
      dims.add(dim.isLiteral() ? Dim.of(extent(dim.literal())) : dim);
    }
    return new Shape(dims);
  }

  private int extent(int own) {
    return exact
        ? own
        : extents.computeIfAbsent(own, n -> dice.percent(40) ? n : dice.between(1, 9));
  }

  /** Below which number whole numbers lie: an extent in the sample stays the same extent. */
  int bound(int operand) {
    int own = (int) sample.operands().get(operand).high();
    return Optional.ofNullable(extents.get(own)).filter(n -> n > 1).orElse(own);
  }
}
