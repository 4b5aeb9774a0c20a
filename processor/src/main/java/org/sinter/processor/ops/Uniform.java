package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Uniform numbers in [low, high). */
public record Uniform(double low, double high) implements Composite {

  @Override
  public String name() {
    return "uniform";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value uniform =
        e.add(
            new org.sinter.processor.ir.Uniform(
                e.randomNumber("sample"), operands.getFirst().type()));
    return e.map(name(), number(), uniform);
  }

  private Expr number() {
    return Expr.arg(0).times(high - low).plus(Expr.constant(low));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "uniform";
    }

    @Override
    public Uniform create(Attributes attributes) {
      double low = attributes.real("low", 0);
      double high = attributes.real("high", 1);
      if (!(low < high) || !Double.isFinite(high - low)) {
        throw Message.ATTRIBUTE_RANGE
            .with("uniform", "high", high, "finite and above low")
            .at("high");
      }
      return new Uniform(low, high);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(7)),
          Sample.of(none.with("low", -2.0).with("high", 3.0), -1, 1, Shape.batchOf(2, 3)));
    }
  }
}
