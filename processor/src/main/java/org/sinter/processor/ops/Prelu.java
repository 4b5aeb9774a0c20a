package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code x > 0 ? x : weight x} with a slope that is learned (He et al. 2015). Parameter {@code
 * weight} {@code [1]}, or {@code [channels]} along the last axis, from 0.25.
 */
public record Prelu(boolean perChannel) implements Composite {
  @Override
  public String name() {
    return "prelu";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    slopes(operands.getFirst().shape());
    return operands.getFirst();
  }

  private int slopes(Shape x) {
    if (!perChannel) {
      return 1;
    }
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name(), "channels on a last axis", x);
    }
    return x.extent(x.rank() - 1);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    InitSpec init = new InitSpec(InitSpec.Kind.CONSTANT, 0.25, 0, 0);
    return List.of(
        new ParameterSpec("weight", Shape.of(slopes(operands.getFirst().shape())), init));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Value slope = Broadcasting.to(e, e.parameter("weight"), x.shape());
    Expr body =
        Expr.select(
            Comparison.GREATER,
            Expr.arg(0),
            Expr.constant(0),
            Expr.arg(0),
            Expr.arg(0).times(Expr.arg(1)));
    return e.map(name(), body, x, slope);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "prelu";
    }

    @Override
    public Prelu create(Attributes attributes) {
      return new Prelu(attributes.flag("perChannel", false));
    }

    @Override
    public List<Sample> samples() {
      Attributes channels = Attributes.none().with("perChannel", true);
      return List.of(
          Sample.of(0.1, 2, Shape.batchOf(5)),
          Sample.of(-2, -0.1, Shape.batchOf(2, 3)),
          Sample.of(channels, -2, -0.1, Shape.batchOf(2, 4)),
          Sample.of(channels, 0.1, 2, Shape.of(3)),
          Sample.of(-2, -0.1, Shape.of()));
    }
  }
}
