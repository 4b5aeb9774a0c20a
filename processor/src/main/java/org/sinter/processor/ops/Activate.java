package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** An activation as a node of its own, with its parameter. */
public record Activate(Elementwise activation) implements Composite, Activated {

  @Override
  public String name() {
    return "activate";
  }

  @Override
  public String label() {
    return activation.label();
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Activations.apply(e, activation, operands.getFirst());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "activate";
    }

    @Override
    public Activate create(Attributes attributes) {
      return new Activate(Activations.of("activate", attributes, "value"));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("value", "GELU"), -2, 2, Shape.batchOf(3, 2)),
          Sample.of(none.with("value", "IDENTITY"), -2, 2, Shape.batchOf(3)),
          Sample.of(none.with("value", "ELU").with("alpha", 0.7), -2, -0.1, Shape.batchOf(3)),
          Sample.of(none.with("value", "LEAKY_RELU"), -2, -0.1, Shape.of(3)));
    }
  }
}
