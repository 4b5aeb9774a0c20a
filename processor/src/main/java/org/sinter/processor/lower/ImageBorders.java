package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Tile.Loop;

/**
 * Finds where a contraction's windows reach over the edges of an image that lies within zeros.
 *
 * @param spec of the contraction, the image being its first operand
 * @param variable the name of an axis' loop
 */
record ImageBorders(Spec spec, IntFunction<String> variable) {

  /**
   * Those along axes whose loops are as they were: loops that have been joined are no axes.
   *
   * @param image the node that writes the first operand, null if none does
   */
  List<Border> of(@Nullable Node image, List<Loop> loops) {
    if (image == null || !(image.op() instanceof Pad pad) || pad.value() != 0) {
      return List.of();
    }
    List<Border> borders = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int axis = 0; axis < spec.a().size(); axis++) {
      border(pad, image.result(), axis)
          .filter(found -> isLoop(found.place(), loops) && isLoop(found.sum(), loops))
          .filter(found -> taken.add(found.place()) && taken.add(found.sum()))
          .ifPresent(borders::add);
    }
    return borders;
  }

  /** Along one axis, if it is that of a window and has zeros before or after it. */
  private Optional<Border> border(Pad pad, Value image, int axis) {
    int low = pad.low().get(axis);
    int around = low + pad.high().get(axis);
    Affine map = spec.a().get(axis);
    Optional<Affine.Term> place = term(map, true);
    Optional<Affine.Term> step = term(map, false);
    boolean whole = pad.steps().get(axis) == 1 && map.terms().size() == 2;
    if (around == 0 || !whole || place.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Border(
            variable.apply(place.get().axis()),
            place.get().coefficient(),
            variable.apply(step.get().axis()),
            step.get().coefficient(),
            map.offset() - low,
            image.shape().extent(axis) - around));
  }

  private Optional<Affine.Term> term(Affine map, boolean kept) {
    return map.terms().stream().filter(t -> t.axis() < spec.resultRank() == kept).findFirst();
  }

  /** True if there is such a loop, and it is that of the axis alone. */
  private boolean isLoop(String name, List<Loop> loops) {
    for (int axis = 0; axis < spec.extents().size(); axis++) {
      if (variable.apply(axis).equals(name)) {
        var extent = spec.extents().get(axis);
        return extent.isLiteral()
            && loops.stream().anyMatch(l -> l.var().equals(name) && l.extent().equals(extent));
      }
    }
    return false;
  }
}
