package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code a b / (max(|a|, 1e-8) max(|b|, 1e-8))} of vectors along the last axis. */
public record CosineSimilarity() implements Composite {

  @Override
  public String name() {
    return "cosine_similarity";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Losses.alike(name(), operands.get(0).shape(), operands.get(1).shape());
    return operands.getFirst().withShape(Losses.rows(name(), operands.getFirst().shape()));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Cosine.of(e, operands.get(0), operands.get(1));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cosine_similarity";
    }

    @Override
    public List<Slot> slots() {
      return Broadcasting.SLOTS;
    }

    @Override
    public CosineSimilarity create(Attributes attributes) {
      return new CosineSimilarity();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(0.2, 2, Shape.batchOf(4), Shape.batchOf(4)),
          Sample.of(-2, 2, Shape.batchOf(2, 3), Shape.batchOf(2, 3)),
          Sample.of(0.2, 2, Shape.of(5), Shape.of(5)));
    }
  }
}
