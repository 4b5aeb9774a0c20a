package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The first and the second half of the last axis: what gated units read. */
record Halves(Value first, Value second) {
  static TensorType infer(String op, TensorType x) {
    Shape shape = x.shape();
    int last = shape.rank() - 1;
    if (shape.example().rank() == 0 || shape.extent(last) % 2 != 0) {
      throw Message.RANK.with(op, "an even number of features on a last axis", shape);
    }
    return x.withShape(half(shape));
  }

  static Halves of(Expansion e, Value x) {
    Shape half = half(x.shape());
    int last = half.rank() - 1;
    List<Integer> starts = new ArrayList<>(Collections.nCopies(last + 1, 0));
    Value first = e.add(new Slice(starts, half.dims()), x);
    starts.set(last, half.extent(last));
    return new Halves(first, e.add(new Slice(starts, half.dims()), x));
  }

  private static Shape half(Shape shape) {
    List<Dim> dims = new ArrayList<>(shape.dims());
    int last = shape.rank() - 1;
    dims.set(last, Dim.of(shape.extent(last) / 2));
    return new Shape(dims);
  }
}
