package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The largest of each window of an image, windows side by side: {@code [h, w, c] -> [h / kh, w /
 * kw, c]}, rounded down. Not a number, where a window holds one.
 */
public record MaxPool2d(Window window) implements Opaque {

  @Override
  public String name() {
    return "max_pool2d";
  }

  @Override
  public String label() {
    return "max_pool2d(" + window + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    window.check(name(), "value", x);
    return operands.getFirst().withShape(Pooling.pooled(x, window));
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Arrays.fill(y.values(), Double.NEGATIVE_INFINITY);
    Pooling.forEach(
        x.shape(),
        window,
        (from, to) -> y.values()[to] = Math.max(y.values()[to], x.values()[from]));
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value x = node.operands().getFirst();
    return List.of(g.add(new MaxPoolGradient(window), List.of(x, node.result(), dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Pooling at = new Pooling(window, result.shape());
    Expr largest = new Expr.Local("largest");
    return at.overPooled(
        List.of(
            new Stmt.Accumulator("largest", Double.NEGATIVE_INFINITY),
            at.overWindow(
                List.of(
                    new Stmt.Assign("largest", largest.max(operands.get(0).load(at.inImage()))))),
            result.store(at.inPooled(), largest)));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "max_pool2d";
    }

    @Override
    public List<String> onnx() {
      return List.of("MaxPool");
    }

    @Override
    public MaxPool2d create(Attributes attributes) {
      return new MaxPool2d(Window.of("max_pool2d", attributes, "value"));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("value", List.of(2)), -2, 2, Shape.batchOf(4, 6, 3)),
          Sample.of(none.with("value", List.of(2)), -2, 2, Shape.batchOf(5, 3, 1)),
          Sample.of(none.with("value", List.of(3, 1)), -2, 2, Shape.batchOf(4, 3, 2)),
          Sample.of(none.with("value", List.of(1)), -2, 2, Shape.of(2, 2, 2)));
    }
  }
}
