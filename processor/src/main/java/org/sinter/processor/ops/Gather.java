package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Elements of an axis by their places: the axes of the indices stand where the axis was. */
public record Gather(int axis) implements Composite {

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public String label() {
    return "gather(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.get(0).shape();
    Shape index = operands.get(1).shape();
    int at = Axes.one(name(), axis, x);
    List<Dim> dims = new ArrayList<>(x.dims().subList(0, at));
    dims.addAll(index.example().dims());
    dims.addAll(x.dims().subList(at + 1, x.rank()));
    Shape result = new Shape(dims);
    boolean batch = !x.isBatched() && index.isBatched();
    return operands.getFirst().withShape(batch ? result.inserted(0, Dim.BATCH) : result);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.get(0);
    Shape index = operands.get(1).shape();
    Shape flat = Shape.of(index.exampleSize());
    Value places =
        e.add(new Reshape(index.isBatched() ? flat.inserted(0, Dim.BATCH) : flat), operands.get(1));
    Value taken = e.add(new Take(Axes.one(name(), axis, x.shape()), false), x, places);
    return e.add(new Reshape(infer(List.of(x.type(), operands.get(1).type())).shape()), taken);
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
      return "gather";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("x"), Slot.of("index"));
    }

    @Override
    public List<String> onnx() {
      return List.of("Gather");
    }

    @Override
    public Gather create(Attributes attributes) {
      return new Gather(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Lookup.sample(none, Shape.of(5, 3), Shape.batchOf(4), 5),
          Lookup.sample(none, Shape.of(5, 3), Shape.of(2, 2), 5),
          Lookup.sample(none.with("axis", -1), Shape.batchOf(2, 4), Shape.batchOf(3), 4),
          Lookup.sample(none.with("axis", 1), Shape.batchOf(2, 4, 17), Shape.of(3), 4),
          Lookup.sample(none, Shape.of(6), Shape.batchOf(), 6));
    }
  }
}
