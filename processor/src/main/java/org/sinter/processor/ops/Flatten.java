package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** All axes of an example as one, row-major. */
public record Flatten() implements Composite {

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    Shape flat = Shape.of(shape.exampleSize());
    return operands.getFirst().withShape(shape.isBatched() ? flat.inserted(0, shape.dim(0)) : flat);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape target = infer(List.of(x.type())).shape();
    return x.shape().equals(target) ? x : e.add(new Reshape(target), x);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "flatten";
    }

    @Override
    public List<String> onnx() {
      return List.of("Flatten");
    }

    @Override
    public Flatten create(Attributes attributes) {
      return new Flatten();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-1, 1, Shape.batchOf(2, 3, 4)),
          Sample.of(-1, 1, Shape.batchOf(5)),
          Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
