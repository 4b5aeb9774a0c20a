package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The part of a matrix on one side of a diagonal; zeros elsewhere. */
public record Triangle(boolean upper, int diagonal) implements Composite {

  @Override
  public String name() {
    return "triangle";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    if (shape.example().rank() < 2) {
      throw Message.RANK.with(name(), "matrices", shape);
    }
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    int last = x.shape().rank() - 1;
    Value row = e.add(new Iota(x.type(), last - 1));
    Value column = e.add(new Iota(x.type(), last));
    Expr at = Expr.arg(2).minus(Expr.arg(1));
    Expr edge = Expr.constant(diagonal);
    Expr zero = Expr.constant(0);
    Expr kept =
        upper
            ? Expr.select(Comparison.GREATER_EQUAL, at, edge, Expr.arg(0), zero)
            : Expr.select(Comparison.GREATER_EQUAL, edge, at, Expr.arg(0), zero);
    return e.map(name(), kept, x, row, column);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "triangle";
    }

    @Override
    public List<String> onnx() {
      return List.of("Trilu");
    }

    @Override
    public Triangle create(Attributes attributes) {
      return new Triangle(attributes.flag("upper", false), attributes.integer("diagonal", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(4, 5)),
          Sample.of(none.with("upper", true).with("diagonal", 1), -1, 1, Shape.of(2, 4, 5)),
          Sample.of(none.with("diagonal", -1), -1, 1, Shape.of(5, 3)));
    }
  }
}
