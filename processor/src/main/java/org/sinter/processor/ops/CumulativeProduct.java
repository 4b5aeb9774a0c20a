package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code y[t] = x[0] ... x[t]} along an axis. */
public record CumulativeProduct(int axis) implements Composite {

  @Override
  public String name() {
    return "cumulative_product";
  }

  @Override
  public String label() {
    return "cumulative_product(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Axes.one(name(), axis, operands.getFirst().shape());
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    return running(e, x, Axes.one(name(), axis, x.shape()));
  }

  /** {@code h[t] = x[t] h[t-1]}, and x itself at the beginning. */
  static Value running(Expansion e, Value x, int axis) {
    Value place = e.add(new Iota(x.type(), axis));
    Expr zero = Expr.constant(0);
    Expr first = Expr.select(Comparison.EQUAL, Expr.arg(1), zero, Expr.arg(0), zero);
    return e.add(new Recurrence(axis, false), x, e.map("first", first, x, place));
  }

  /** The product along an axis, which vanishes. */
  static Value last(Expansion e, Value x, int axis) {
    int end = x.shape().extent(axis) - 1;
    Value last = Along.part(e.graph(), running(e, x, axis), axis, end, 1);
    return e.add(new Reshape(x.shape().without(List.of(axis))), last);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cumulative_product";
    }

    @Override
    public CumulativeProduct create(Attributes attributes) {
      return new CumulativeProduct(attributes.integer("axis", -1));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(5)),
          Sample.of(none.with("axis", 0), -2, 2, Shape.batchOf(4, 17)),
          Sample.of(none.with("axis", 1), -2, 2, Shape.batchOf(2, 3, 2)),
          Sample.of(none.with("axis", -2), -2, 2, Shape.of(4, 3)),
          Sample.of(none.with("axis", 0), -2, 2, Shape.of(1)));
    }
  }
}
