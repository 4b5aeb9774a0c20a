package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code factor * x}. */
public record Scale(double factor) implements Elementwise {

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String label() {
    return "scale(" + factor + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).times(factor);
  }

  @Override
  public double scalar(double... x) {
    return factor * x[0];
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "scale";
    }

    @Override
    public Scale create(Attributes attributes) {
      double factor = attributes.real("value", 1);
      if (!Double.isFinite(factor)) {
        throw Message.ATTRIBUTE_RANGE.with("scale", "value", factor, "finite").at("value");
      }
      return new Scale(factor);
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(Attributes.none().with("value", -2.5), -2, 2, Shape.batchOf(3)),
          Sample.of(-2, 2, Shape.of(4)));
    }
  }
}
