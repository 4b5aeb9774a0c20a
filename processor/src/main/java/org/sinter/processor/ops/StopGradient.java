package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code x}, through which no gradient flows. */
public record StopGradient() implements Elementwise {

  @Override
  public String name() {
    return "stop_gradient";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0);
  }

  @Override
  public double scalar(double... x) {
    return x[0];
  }

  @Override
  public boolean stopsGradient() {
    return true;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return Collections.singletonList(null);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "stop_gradient";
    }

    @Override
    public StopGradient create(Attributes attributes) {
      return new StopGradient();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(3)));
    }
  }
}
