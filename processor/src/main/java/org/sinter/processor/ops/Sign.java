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
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code x > 0 ? 1 : x < 0 ? -1 : x}, so that NaN stays; its gradient is 0. */
public record Sign() implements Elementwise {

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.select(
        Comparison.GREATER,
        Expr.arg(0),
        Expr.constant(0),
        Expr.constant(1),
        Expr.select(
            Comparison.GREATER, Expr.constant(0), Expr.arg(0), Expr.constant(-1), Expr.arg(0)));
  }

  @Override
  public double scalar(double... x) {
    return Math.signum(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return Collections.singletonList(null);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "sign";
    }

    @Override
    public List<String> onnx() {
      return List.of("Sign");
    }

    @Override
    public Sign create(Attributes attributes) {
      return new Sign();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 2, Shape.batchOf(5)), Sample.of(-2, -0.1, Shape.of(2, 2)));
    }
  }
}
