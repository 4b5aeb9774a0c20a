package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** A box out of a tensor: from {@code starts}, of {@code extents}. */
public record Slice(List<Integer> starts, List<Dim> extents) implements Movement {

  public Slice {
    starts = List.copyOf(starts);
    extents = List.copyOf(extents);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public String label() {
    return "slice" + starts + extents;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(new Shape(extents));
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    List<Affine> map = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      map.add(Affine.of(i, 1, starts.get(i)));
    }
    return new IndexMap.View(map);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape shape = node.operands().getFirst().shape();
    List<Integer> high = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      boolean whole = shape.dim(i).equals(extents.get(i));
      high.add(whole ? 0 : shape.extent(i) - starts.get(i) - extents.get(i).literal());
    }
    return List.of(g.add(new Pad(starts, high), List.of(dy)));
  }
}
