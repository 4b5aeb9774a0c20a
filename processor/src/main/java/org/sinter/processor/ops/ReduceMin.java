package org.sinter.processor.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.ReduceOp;

/** The smallest over axes; equal smallest elements share its gradient, as {@link ReduceMax}'s. */
public record ReduceMin(List<Integer> axes) implements Reduction {

  public ReduceMin {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "min";
  }

  @Override
  public String label() {
    return "min" + axes;
  }

  @Override
  public ReduceOp combiner() {
    return ReduceOp.MIN;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(ReduceMax.shared(g, node, axes, dy));
  }
}
