package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Elements added at places of an axis. */
public record ScatterAdd(int axis) implements Composite {

  @Override
  public String name() {
    return "scatter_add";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.get(0).shape();
    Shape source = operands.get(2).shape();
    GatherElements.alike(name(), x, source, Axes.one(name(), axis, x));
    if (!operands.get(1).shape().equals(source)) {
      throw Message.SHAPES_DIFFER.with(name(), operands.get(1).shape(), source);
    }
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.get(0);
    Scatter scatter = new Scatter(Axes.one(name(), axis, x.shape()), true, x.shape());
    Value sums = e.add(scatter, operands.get(2), operands.get(1));
    return e.map("add", Expr.arg(0).plus(Expr.arg(1)), x, sums);
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Lookup.check(
        name(),
        graph,
        operands.get(1),
        operands.get(0).shape().extent(Axes.one(name(), axis, operands.get(0).shape())));
  }

  private static Sample sample(int axis, Shape x, Shape source, int bound) {
    return new Sample(
        Attributes.none().with("axis", axis),
        List.of(
            new Sample.Operand(x, -1, 1, false),
            new Sample.Operand(source, 0, bound, true),
            new Sample.Operand(source, -1, 1, false)));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "scatter_add";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("x"), Slot.of("index"), Slot.of("source"));
    }

    @Override
    public ScatterAdd create(Attributes attributes) {
      return new ScatterAdd(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          sample(0, Shape.batchOf(3, 2), Shape.batchOf(5, 2), 3),
          sample(-1, Shape.of(2, 3), Shape.of(2, 5), 3));
    }
  }
}
