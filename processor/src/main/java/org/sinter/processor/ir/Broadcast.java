package org.sinter.processor.ir;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Repeats along new axes: axis {@code i} of the operand is axis {@code axes[i]} of the target. */
public record Broadcast(Shape target, List<Integer> axes) implements Movement {

  public Broadcast {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "broadcast";
  }

  @Override
  public String label() {
    return "broadcast" + axes;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    for (int i = 0; i < shape.rank(); i++) {
      if (axes.size() != shape.rank() || !target.dim(axes.get(i)).equals(shape.dim(i))) {
        throw Message.SHAPES_DIFFER.with(name(), target, shape);
      }
    }
    return operands.getFirst().withShape(target);
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    return new IndexMap.View(axes.stream().map(Affine::axis).toList());
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    List<Integer> repeated =
        IntStream.range(0, target.rank()).filter(axis -> !axes.contains(axis)).boxed().toList();
    return List.of(repeated.isEmpty() ? dy : g.add(new ReduceSum(repeated), List.of(dy)));
  }
}
