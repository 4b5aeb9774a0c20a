package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** As users write it: extents of one example, of which one may be -1. */
record Reshape(List<Integer> extents) implements Composite {
  Reshape {
    extents = List.copyOf(extents);
  }

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public String label() {
    return "reshape" + extents;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    Shape target = Shape.of(resolved(shape.exampleSize()));
    if (target.exampleSize() != shape.exampleSize()) {
      throw Message.ELEMENT_COUNT.with(name(), shape.example(), target).at("shape");
    }
    return operands
        .getFirst()
        .withShape(shape.isBatched() ? target.inserted(0, shape.dim(0)) : target);
  }

  /** The extents with the -1 replaced by what the size leaves for it. */
  private int[] resolved(int size) {
    int known = extents.stream().filter(n -> n != -1).reduce(1, Math::multiplyExact);
    return extents.stream().mapToInt(n -> n == -1 ? size / known : n).toArray();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Shape target = infer(List.of(operands.getFirst().type())).shape();
    return e.add(new org.sinter.processor.ir.Reshape(target), operands.getFirst());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "reshape";
    }

    @Override
    public List<String> onnx() {
      return List.of("Reshape");
    }

    @Override
    public Op create(Attributes attributes) {
      List<Integer> shape = attributes.integers("shape", List.of());
      boolean valid = shape.stream().allMatch(n -> n == -1 || n > 0);
      if (!valid || shape.stream().filter(n -> n == -1).count() > 1) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "shape", shape, "positive extents, of which one may be -1")
            .at("shape");
      }
      return new Reshape(shape);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("shape", List.of(2, 6)), -1, 1, Shape.batchOf(3, 4)),
          Sample.of(none.with("shape", List.of(-1, 2)), -1, 1, Shape.batchOf(3, 4)),
          Sample.of(none.with("shape", List.of(6)), -1, 1, Shape.of(2, 3)));
    }
  }
}
