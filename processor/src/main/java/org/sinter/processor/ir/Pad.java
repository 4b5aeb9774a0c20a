package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Zeros around a tensor: {@code low[i]} before and {@code high[i]} after axis {@code i}. */
public record Pad(List<Integer> low, List<Integer> high) implements Movement {

  public Pad {
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public String label() {
    return "pad" + low + high;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      int more = low.get(i) + high.get(i);
      dims.add(more == 0 ? shape.dim(i) : Dim.of(shape.extent(i) + more));
    }
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    List<Affine> map = new ArrayList<>();
    for (int i = 0; i < low.size(); i++) {
      map.add(Affine.of(i, 1, -low.get(i)));
    }
    return new IndexMap.Guarded(map);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape shape = node.operands().getFirst().shape();
    return List.of(g.add(new Slice(low, shape.dims()), List.of(dy)));
  }
}
