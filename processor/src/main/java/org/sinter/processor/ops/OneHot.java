package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** 1 at the place that an index names on a new last axis, else 0. */
public record OneHot(int classes) implements Composite {

  @Override
  public String name() {
    return "one_hot";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    return operands.getFirst().withShape(shape.inserted(shape.rank(), Dim.of(classes)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    TensorType type = infer(List.of(x.type()));
    int last = type.shape().rank() - 1;
    List<Integer> axes = IntStream.range(0, last).boxed().toList();
    Value repeated = e.add(new Broadcast(type.shape(), axes), x);
    return e.add(new Hit(classes), repeated, e.add(new Iota(type, last)));
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Lookup.check(name(), graph, operands.get(0), classes);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "one_hot";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("index"));
    }

    @Override
    public OneHot create(Attributes attributes) {
      return new OneHot(Ranges.positive("one_hot", "classes", attributes.integer("classes", 0)));
    }

    @Override
    public List<Sample> samples() {
      Attributes four = Attributes.none().with("classes", 4);
      return List.of(
          new Sample(four, List.of(new Sample.Operand(Shape.batchOf(), 0, 4, true))),
          new Sample(four, List.of(new Sample.Operand(Shape.batchOf(2, 3), 0, 4, true))),
          new Sample(four, List.of(new Sample.Operand(Shape.of(5), 0, 4, true))));
    }
  }
}
