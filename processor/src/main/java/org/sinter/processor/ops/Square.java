package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code x²}. */
public record Square() implements Elementwise {

  @Override
  public String name() {
    return "square";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).times(Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.pow(x[0], 2);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "square";
    }

    @Override
    public Square create(Attributes attributes) {
      return new Square();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(3)), Sample.of(-2, 2, Shape.of(4)));
    }
  }
}
