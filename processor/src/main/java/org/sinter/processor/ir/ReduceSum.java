package org.sinter.processor.ir;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.type.Shape;

/** The sum over axes; its gradient is the broadcast. */
public record ReduceSum(List<Integer> axes) implements Reduction {

  public ReduceSum {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public String label() {
    return "sum" + axes;
  }

  @Override
  public ReduceOp combiner() {
    return ReduceOp.SUM;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape shape = node.operands().getFirst().shape();
    List<Integer> kept =
        IntStream.range(0, shape.rank()).filter(axis -> !axes.contains(axis)).boxed().toList();
    return List.of(g.add(new Broadcast(shape, kept), List.of(dy)));
  }
}
