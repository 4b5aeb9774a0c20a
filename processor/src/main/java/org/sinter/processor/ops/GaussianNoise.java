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
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** In training {@link Normal} numbers are added; in inference nothing happens (Bishop 1995). */
record GaussianNoise(double deviation) implements Composite {

  @Override
  public String name() {
    return "gaussian_noise";
  }

  @Override
  public String label() {
    return "gaussian_noise(" + deviation + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    if (e.mode() == Mode.INFERENCE || deviation == 0) {
      return x;
    }
    Value noise = new Normal(0, deviation).expand(e, operands);
    return e.map("add", Expr.arg(0).plus(Expr.arg(1)), x, noise);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gaussian_noise";
    }

    @Override
    public GaussianNoise create(Attributes attributes) {
      double deviation = attributes.real("deviation", 1);
      if (!(deviation >= 0 && Double.isFinite(deviation))) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "deviation", deviation, "finite and not negative")
            .at("deviation");
      }
      return new GaussianNoise(deviation);
    }

    @Override
    public List<Sample> samples() {
      Attributes tenth = Attributes.none().with("deviation", 0.1);
      return List.of(
          Sample.of(tenth, -2, 2, Shape.batchOf(3, 4)),
          Sample.of(tenth, -2, 2, Shape.of(5)),
          Sample.of(tenth.with("deviation", 0.0), -2, 2, Shape.batchOf(3)));
    }
  }
}
