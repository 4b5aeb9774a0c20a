package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** A box out of a tensor: {@code extents} elements from {@code starts} on, {@code steps} apart. */
public record Slice(List<Integer> starts, List<Dim> extents, List<Integer> steps)
    implements Movement {

  public Slice {
    starts = List.copyOf(starts);
    extents = List.copyOf(extents);
    steps = List.copyOf(steps);
  }

  /** Neighbouring elements. */
  public Slice(List<Integer> starts, List<Dim> extents) {
    this(starts, extents, Collections.nCopies(starts.size(), 1));
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public String label() {
    boolean apart = steps.stream().anyMatch(step -> step > 1);
    return "slice" + starts + extents + (apart ? "steps" + steps : "");
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(new Shape(extents));
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    List<Affine> map = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      map.add(Affine.of(i, steps.get(i), starts.get(i)));
    }
    return new IndexMap.View(map);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape shape = node.operands().getFirst().shape();
    List<Integer> high = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      boolean whole = shape.dim(i).equals(extents.get(i));
      high.add(whole ? 0 : shape.extent(i) - 1 - last(i));
    }
    return List.of(g.add(new Pad(starts, high, steps, 0), List.of(dy)));
  }

  private int last(int axis) {
    return starts.get(axis) + (extents.get(axis).literal() - 1) * steps.get(axis);
  }
}
