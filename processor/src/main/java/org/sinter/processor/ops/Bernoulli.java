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
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** 1 with probability p, else 0. */
public record Bernoulli(double p) implements Composite {

  @Override
  public String name() {
    return "bernoulli";
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
    Expr one = Expr.constant(1);
    return Expr.select(Comparison.GREATER, Expr.constant(p), Expr.arg(0), one, Expr.constant(0));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "bernoulli";
    }

    @Override
    public Bernoulli create(Attributes attributes) {
      double p = attributes.real("p", 0.5);
      if (!(p >= 0 && p <= 1)) {
        throw Message.ATTRIBUTE_RANGE.with("bernoulli", "p", p, "from 0 to 1").at("p");
      }
      return new Bernoulli(p);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(7)),
          Sample.of(none.with("p", 0.1), -1, 1, Shape.batchOf(2, 3)));
    }
  }
}
