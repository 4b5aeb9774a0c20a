package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@link Dropout} of whole channels of the last axis (Tompson et al. 2015). */
record SpatialDropout(double rate) implements Composite {

  @Override
  public String name() {
    return "spatial_dropout";
  }

  @Override
  public String label() {
    return "spatial_dropout(" + rate + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name(), "channels on a last axis", x);
    }
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    if (e.mode() == Mode.INFERENCE || rate == 0) {
      return x;
    }
    Shape shape = x.shape();
    int last = shape.rank() - 1;
    List<Integer> positions = IntStream.range(shape.isBatched() ? 1 : 0, last).boxed().toList();
    TensorType channels = x.type().withShape(shape.without(positions));
    Value uniform = e.add(new Uniform(e.randomNumber("mask"), channels));
    List<Integer> kept = new ArrayList<>(Axes.kept(shape, positions));
    return Dropout.kept(e, x, e.add(new Broadcast(shape, kept), uniform), rate);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "spatial_dropout";
    }

    @Override
    public SpatialDropout create(Attributes attributes) {
      return new SpatialDropout(Dropout.rate(name(), attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes half = Attributes.none().with("rate", 0.5);
      return List.of(
          Sample.of(half, -2, 2, Shape.batchOf(2, 3, 4)),
          Sample.of(half, -2, 2, Shape.batchOf(5)),
          Sample.of(half, -2, 2, Shape.of(3, 2)),
          Sample.of(half.with("rate", 0.0), -2, 2, Shape.batchOf(3)));
    }
  }
}
