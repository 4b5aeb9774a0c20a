package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Axes in another order: axis {@code i} of the result is axis {@code axes[i]} of the operand. */
public record Transpose(List<Integer> axes) implements Movement {

  public Transpose {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "transpose";
  }

  @Override
  public String label() {
    return "transpose" + axes;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    return operands.getFirst().withShape(new Shape(axes.stream().map(shape::dim).toList()));
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    return new IndexMap.View(inverse().stream().map(Affine::axis).toList());
  }

  private List<Integer> inverse() {
    return IntStream.range(0, axes.size()).mapToObj(axes::indexOf).toList();
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(g.add(new Transpose(inverse()), List.of(dy)));
  }

  /** Two in a row are one. */
  @Override
  public Optional<Value> simplify(GraphBuilder g, List<Value> operands) {
    Node before = g.node(operands.getFirst());
    if (before.op() instanceof Transpose(var first)) {
      return Optional.of(
          g.add(new Transpose(axes.stream().map(first::get).toList()), before.operands()));
    }
    return Optional.empty();
  }

  /** As users write it: axes of one example; none reverses them. */
  record OfExample(List<Integer> axes) implements Composite {
    OfExample {
      axes = List.copyOf(axes);
    }

    @Override
    public String name() {
      return "transpose";
    }

    @Override
    public String label() {
      return "transpose" + axes;
    }

    @Override
    public TensorType infer(List<TensorType> operands) {
      return order(operands.getFirst().shape()).infer(operands);
    }

    private Transpose order(Shape shape) {
      int rank = shape.example().rank();
      int first = shape.rank() - rank;
      List<Integer> order =
          axes.isEmpty()
              ? IntStream.range(0, rank).map(i -> rank - 1 - i).boxed().toList()
              : axes.stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
      if (!order.stream().sorted().toList().equals(IntStream.range(0, rank).boxed().toList())) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "axes", axes, "every axis of " + shape.example() + " once")
            .at("axes");
      }
      return new Transpose(
          IntStream.range(0, shape.rank())
              .map(i -> i < first ? i : order.get(i - first) + first)
              .boxed()
              .toList());
    }

    @Override
    public Value expand(Expansion e, List<Value> operands) {
      return e.add(order(operands.getFirst().shape()), operands.getFirst());
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "transpose";
    }

    @Override
    public List<String> onnx() {
      return List.of("Transpose");
    }

    @Override
    public Op create(Attributes attributes) {
      return new OfExample(attributes.integers("axes", List.of()));
    }

    @Override
    public List<Sample> samples() {
      Attributes turned = Attributes.none().with("axes", List.of(1, -1, 0));
      return List.of(
          Sample.of(-1, 1, Shape.batchOf(3, 4)),
          Sample.of(turned, -1, 1, Shape.batchOf(2, 3, 4)),
          Sample.of(turned, -1, 1, Shape.of(2, 1, 3)));
    }
  }
}
