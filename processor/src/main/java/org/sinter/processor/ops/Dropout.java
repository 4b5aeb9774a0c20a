package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Inverted dropout (Srivastava et al. 2014): in training an element is 0 with probability {@code
 * rate}, else divided by {@code 1 - rate}; in inference nothing happens. An element stays where its
 * uniform number is at least {@code rate}.
 */
public record Dropout(double rate) implements Composite {

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public String label() {
    return "dropout(" + rate + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    if (e.mode() == Mode.INFERENCE || rate == 0) {
      return x;
    }
    return kept(e, x, e.add(new Uniform(e.randomNumber("mask"), x.type())), rate);
  }

  /** Zero where a uniform number is below the rate, else scaled so that the mean stays. */
  static Value kept(Expansion e, Value x, Value uniform, double rate) {
    Expr kept =
        Expr.select(
            Comparison.GREATER_EQUAL,
            Expr.arg(1),
            Expr.constant(rate),
            Expr.arg(0).times(1 / (1 - rate)),
            Expr.constant(0));
    return e.map("dropout", kept, x, uniform);
  }

  /** Attribute {@code rate}: a probability, but not 1. */
  static double rate(String op, Attributes attributes) {
    double rate = attributes.real("rate", 0.5);
    if (!(rate >= 0 && rate < 1)) {
      throw Message.ATTRIBUTE_RANGE.with(op, "rate", rate, "at least 0 and less than 1").at("rate");
    }
    return rate;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "dropout";
    }

    @Override
    public Dropout create(Attributes attributes) {
      return new Dropout(rate(name(), attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("rate", 0.5), -2, 2, Shape.batchOf(5, 2)),
          Sample.of(none.with("rate", 0.1), -2, 2, Shape.batchOf(3)),
          Sample.of(none.with("rate", 0.0), -2, 2, Shape.batchOf(3)));
    }
  }
}
