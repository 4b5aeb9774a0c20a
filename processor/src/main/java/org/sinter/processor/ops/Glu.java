package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code a sigmoid(b)} of the halves a, b of the last axis (Dauphin et al. 2017). */
public record Glu() implements Composite {
  @Override
  public String name() {
    return "glu";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Halves.infer(name(), operands.getFirst());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Halves halves = Halves.of(e, operands.getFirst());
    return e.map(
        name(),
        Expr.arg(0).times(Expr.of(UnaryOp.SIGMOID, Expr.arg(1))),
        halves.first(),
        halves.second());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "glu";
    }

    @Override
    public Glu create(Attributes attributes) {
      return new Glu();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(4)),
          Sample.of(-2, 2, Shape.batchOf(3, 6)),
          Sample.of(-2, 2, Shape.of(2)));
    }
  }
}
