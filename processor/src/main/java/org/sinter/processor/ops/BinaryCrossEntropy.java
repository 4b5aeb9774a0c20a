package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
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

/**
 * Of logits x and labels t in [0, 1]: {@code -t log sigmoid(x) - (1 - t) log(1 - sigmoid(x)) =
 * softplus(x) - t x}, which overflows for no x and whose gradient is {@code sigmoid(x) - t}. The
 * mean over elements and examples.
 */
public record BinaryCrossEntropy(LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "binary_cross_entropy";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Losses.infer(name(), operands);
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Losses.refuseProbabilities(name(), graph, operands.getFirst());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value logits = operands.get(0);
    Value label = Losses.like(e, operands.get(1), logits.shape());
    Value softplus = e.add(new Softplus(), logits);
    Expr body = Expr.arg(0).minus(Expr.arg(1).times(Expr.arg(2)));
    Value elements = e.map("cross_entropy", body, softplus, label, logits);
    return reduction.reduce(e, elements, Losses.weights(operands));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "binary_cross_entropy";
    }

    @Override
    public List<Slot> slots() {
      return Losses.LOGITS;
    }

    @Override
    public BinaryCrossEntropy create(Attributes attributes) {
      return new BinaryCrossEntropy(LossReduction.of("binary_cross_entropy", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Attributes sum = mean.with("reduction", "SUM");
      Sample.Operand logits = Losses.real(-4, 4, Shape.batchOf(3));
      Sample.Operand labels = Losses.real(0, 1, Shape.batchOf(3));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      Sample.Operand single = Losses.real(-4, 4, Shape.batchOf(1));
      return List.of(
          Losses.sample(mean, logits, labels),
          Losses.sample(sum, logits, labels),
          Losses.sample(mean, single, Losses.classes(2, Shape.batchOf())),
          Losses.sample(mean, logits, labels, weights));
    }
  }
}
