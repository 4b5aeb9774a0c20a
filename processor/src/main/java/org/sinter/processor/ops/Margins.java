package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** How many elements are put before and after each spatial axis. */
record Margins(List<Integer> low, List<Integer> high) {

  /** The shape with the margins. */
  Shape around(Shape x) {
    List<Dim> dims = new ArrayList<>(x.dims());
    int first = x.rank() - 1 - low.size();
    for (int i = 0; i < low.size(); i++) {
      dims.set(first + i, Dim.of(x.extent(first + i) + low.get(i) + high.get(i)));
    }
    return new Shape(dims);
  }

  /** {@code x} with margins of a value. */
  Value pad(Expansion e, Value x, double value) {
    if (around(x.shape()).equals(x.shape())) {
      return x;
    }
    int first = x.shape().rank() - 1 - low.size();
    return e.add(new Pad(all(low, first), all(high, first), value), x);
  }

  private static List<Integer> all(List<Integer> spatial, int before) {
    List<Integer> margins = new ArrayList<>(Collections.nCopies(before, 0));
    margins.addAll(spatial);
    margins.add(0);
    return margins;
  }
}
