package org.sinter.processor.ir;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
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

  private static Dim size(Shape shape) {
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
}
