package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
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

/**
 * {@code min(max(x, min), max)}; the gradient passes at the bounds too. NaN stays.
 *
 * @param min may be minus infinity
 * @param max not below min, may be infinity
 */
public record Clip(double min, double max) implements Elementwise {

  @Override
  public String name() {
    return "clip";
  }

  @Override
  public String label() {
    return "clip(" + min + ", " + max + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr above = min == Double.NEGATIVE_INFINITY ? x : x.max(Expr.constant(min));
    return max == Double.POSITIVE_INFINITY ? above : above.min(Expr.constant(max));
  }

  @Override
  public double scalar(double... x) {
    return x[0] < min ? min : x[0] > max ? max : x[0];
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr x = Expr.arg(0);
    Expr one = Expr.constant(1);
    Expr zero = Expr.constant(0);
    Expr below = Expr.select(Comparison.GREATER_EQUAL, Expr.constant(max), x, one, zero);
    Expr derivative = Expr.select(Comparison.GREATER_EQUAL, x, Expr.constant(min), below, zero);
    return List.of(Elementwise.times(g, "d_clip", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "clip";
    }

    @Override
    public List<String> onnx() {
      return List.of("Clip");
    }

    @Override
    public Clip create(Attributes attributes) {
      double min = attributes.real("min", Double.NEGATIVE_INFINITY);
      double max = attributes.real("max", Double.POSITIVE_INFINITY);
      if (!(max >= min)) {
        throw Message.ATTRIBUTE_RANGE.with("clip", "max", max, "at least min = " + min).at("max");
      }
      return new Clip(min, max);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      Attributes both = none.with("min", -1.0).with("max", 1.0);
      return List.of(
          Sample.of(both, -0.9, 0.9, Shape.batchOf(5)),
          Sample.of(both, 1.1, 2, Shape.of(2, 3)),
          Sample.of(none.with("min", 0.5), -2, 0.4, Shape.of(3)),
          Sample.of(none.with("max", 0.5), -2, 0.4, Shape.of(3)));
    }
  }
}
