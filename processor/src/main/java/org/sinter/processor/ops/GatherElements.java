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
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Each element of the result from a place of its own on an axis. */
public record GatherElements(int axis) implements Composite {

  @Override
  public String name() {
    return "gather_elements";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.get(0).shape();
    alike(name(), x, operands.get(1).shape(), Axes.one(name(), axis, x));
    return operands.getFirst().withShape(operands.get(1).shape());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.get(0);
    return e.add(new Take(Axes.one(name(), axis, x.shape()), true), x, operands.get(1));
  }

  /** Equal beside the axis, the batch included. */
  static void alike(String op, Shape x, Shape index, int axis) {
    List<Integer> at = List.of(axis);
    if (x.rank() != index.rank() || !x.without(at).equals(index.without(at))) {
      throw Message.SHAPES_DIFFER.with(op + " beside its axis", x, index);
    }
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Lookup.check(
        name(),
        graph,
        operands.get(1),
        operands.get(0).shape().extent(Axes.one(name(), axis, operands.get(0).shape())));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gather_elements";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("x"), Slot.of("index"));
    }

    @Override
    public List<String> onnx() {
      return List.of("GatherElements");
    }

    @Override
    public GatherElements create(Attributes attributes) {
      return new GatherElements(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Lookup.sample(none, Shape.batchOf(5, 3), Shape.batchOf(2, 3), 5),
          Lookup.sample(none.with("axis", -1), Shape.of(2, 4), Shape.of(2, 6), 4));
    }
  }
}
