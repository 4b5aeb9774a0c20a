package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The first place along an axis of the largest or smallest element; what is no number counts as it.
 * No gradient flows.
 */
record ExtremumPlace(String name, int axis, boolean keepDims, boolean largest)
    implements Composite {

  @Override
  public String label() {
    return name + "(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    Axes.one(name, axis, x.shape());
    return x.withShape(Axes.folded(name, List.of(axis), keepDims, x.shape()));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = e.add(new StopGradient(), operands.getFirst());
    int at = Axes.one(name, axis, x.shape());
    List<Integer> axes = List.of(at);
    Value extreme = e.add(largest ? new ReduceMax(axes) : new ReduceMin(axes), x);
    Value repeated = Axes.repeated(e, extreme, x.shape(), axes);
    Expr here = Expr.arg(2);
    Expr none = Expr.constant(x.shape().extent(at));
    Expr number = Expr.select(Comparison.EQUAL, Expr.arg(0), Expr.arg(0), none, here);
    Expr place = Expr.select(Comparison.EQUAL, Expr.arg(0), Expr.arg(1), here, number);
    Value places = e.map("places", place, x, repeated, e.add(new Iota(x.type(), at)));
    Value first = e.add(new ReduceMin(axes), places);
    Shape target = Axes.folded(name, List.of(axis), keepDims, x.shape());
    return first.shape().equals(target) ? first : e.add(new Reshape(target), first);
  }

  static List<Sample> samples() {
    Attributes none = Attributes.none();
    return List.of(
        Sample.of(-2, 2, Shape.batchOf(5)),
        Sample.of(none.with("axis", 0), -2, 2, Shape.batchOf(4, 17)),
        Sample.of(none.with("axis", 0).with("keepDims", true), -2, 2, Shape.batchOf(2, 3)),
        Sample.of(none.with("axis", -2), -2, 2, Shape.of(4, 3)));
  }
}
