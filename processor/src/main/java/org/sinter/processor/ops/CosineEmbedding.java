package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code 1 - cos(a, b)} where the label is 1, {@code max(0, cos(a, b) - margin)} where it is -1.
 *
 * @param margin from -1 to 1
 */
public record CosineEmbedding(double margin, LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "cosine_embedding";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Losses.alike(name(), operands.get(0).shape(), operands.get(1).shape());
    Shape rows = Losses.rows(name(), operands.get(0).shape());
    if (!rows.equals(operands.get(2).shape())) {
      throw Message.SHAPES_DIFFER.with(name(), rows, operands.get(2).shape());
    }
    return Losses.result(name(), reduction, operands, rows, 3);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Expr cosine = Expr.arg(0);
    Expr apart = Expr.constant(0).max(cosine.minus(Expr.constant(margin)));
    Expr body =
        Expr.select(
            Comparison.GREATER,
            Expr.arg(1),
            Expr.constant(0),
            Expr.constant(1).minus(cosine),
            apart);
    Value rows =
        e.map(name(), body, Cosine.of(e, operands.get(0), operands.get(1)), operands.get(2));
    return reduction.reduce(e, rows, Losses.weights(operands, 3));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cosine_embedding";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.of("b"), Slot.of("label"), Slot.optional("weights"));
    }

    @Override
    public CosineEmbedding create(Attributes attributes) {
      double margin = attributes.real("margin", 0);
      if (!(margin >= -1 && margin <= 1)) {
        throw Message.ATTRIBUTE_RANGE
            .with("cosine_embedding", "margin", margin, "from -1 to 1")
            .at("margin");
      }
      return new CosineEmbedding(margin, LossReduction.of("cosine_embedding", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand a = Losses.real(0.2, 2, Shape.batchOf(4));
      Sample.Operand label = Losses.classes(2, Shape.batchOf());
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, a, a, label),
          Losses.sample(mean.with("margin", 0.2), a, a, label, weights),
          Losses.sample(mean.with("reduction", "NONE"), a, a, label));
    }
  }
}
