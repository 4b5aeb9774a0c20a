package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
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
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The same elements in row-major order under another shape. */
public record Reshape(Shape target) implements Movement {

  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public String label() {
    return "reshape" + target;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    if (!size(shape).equals(size(target))) {
      throw Message.ELEMENT_COUNT.with(name(), shape, target);
    }
    return operands.getFirst().withShape(target);
  }

  static Dim size(Shape shape) {
    return shape.dims().stream().reduce(Dim.of(1), Dim::times);
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    return new IndexMap.Relabel();
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(g.add(new Reshape(node.operands().getFirst().shape()), List.of(dy)));
  }

  /** Of two in a row the first is not needed; nor is one that changes nothing. */
  @Override
  public Optional<Value> simplify(GraphBuilder g, List<Value> operands) {
    Value x = operands.getFirst();
    if (x.shape().equals(target)) {
      return Optional.of(x);
    }
    Node before = g.node(x);
    return before.op() instanceof Reshape
        ? Optional.of(g.add(this, before.operands()))
        : Optional.empty();
  }

  /** As users write it: extents of one example, of which one may be -1. */
  record OfExample(List<Integer> extents) implements Composite {
    OfExample {
      extents = List.copyOf(extents);
    }

    @Override
    public String name() {
      return "reshape";
    }

    @Override
    public String label() {
      return "reshape" + extents;
    }

    @Override
    public TensorType infer(List<TensorType> operands) {
      Shape shape = operands.getFirst().shape();
      Shape target = Shape.of(resolved(shape.exampleSize()));
      if (target.exampleSize() != shape.exampleSize()) {
        throw Message.ELEMENT_COUNT.with(name(), shape.example(), target).at("shape");
      }
      return operands
          .getFirst()
          .withShape(shape.isBatched() ? target.inserted(0, shape.dim(0)) : target);
    }

    /** The extents with the -1 replaced by what the size leaves for it. */
    private int[] resolved(int size) {
      int known = extents.stream().filter(n -> n != -1).reduce(1, Math::multiplyExact);
      return extents.stream().mapToInt(n -> n == -1 ? size / known : n).toArray();
    }

    @Override
    public Value expand(Expansion e, List<Value> operands) {
      Shape target = infer(List.of(operands.getFirst().type())).shape();
      return e.add(new Reshape(target), operands.getFirst());
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "reshape";
    }

    @Override
    public List<String> onnx() {
      return List.of("Reshape");
    }

    @Override
    public Op create(Attributes attributes) {
      List<Integer> shape = attributes.integers("shape", List.of());
      boolean valid = shape.stream().allMatch(n -> n == -1 || n > 0);
      if (!valid || shape.stream().filter(n -> n == -1).count() > 1) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "shape", shape, "positive extents, of which one may be -1")
            .at("shape");
      }
      return new OfExample(shape);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none.with("shape", List.of(2, 6)), -1, 1, Shape.batchOf(3, 4)),
          Sample.of(none.with("shape", List.of(-1, 2)), -1, 1, Shape.batchOf(3, 4)),
          Sample.of(none.with("shape", List.of(6)), -1, 1, Shape.of(2, 3)));
    }
  }
}
