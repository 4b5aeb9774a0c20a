package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A value around and between the elements of a tensor: along axis {@code i}, {@code low[i]} before,
 * {@code high[i]} after, and element {@code n} at {@code low[i] + n * steps[i]}.
 */
public record Pad(List<Integer> low, List<Integer> high, List<Integer> steps, double value)
    implements Movement {

  public Pad {
    low = List.copyOf(low);
    high = List.copyOf(high);
    steps = List.copyOf(steps);
  }

  /** A value around the elements. */
  public Pad(List<Integer> low, List<Integer> high, double value) {
    this(low, high, Collections.nCopies(low.size(), 1), value);
  }

  /** Zeros around the elements. */
  public Pad(List<Integer> low, List<Integer> high) {
    this(low, high, 0);
  }

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public String label() {
    boolean between = steps.stream().anyMatch(step -> step > 1);
    return "pad" + low + high + (between ? "steps" + steps : "") + (value == 0 ? "" : " " + value);
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      boolean same = low.get(i) + high.get(i) == 0 && steps.get(i) == 1;
      dims.add(same ? shape.dim(i) : Dim.of(extent(i, shape.extent(i))));
    }
    return operands.getFirst().withShape(new Shape(dims));
  }

  /** One pad around another of the same value is one. */
  @Override
  public Optional<Value> simplify(GraphBuilder g, List<Value> operands) {
    Node inner = g.node(operands.getFirst());
    if (!(inner.op() instanceof Pad(var before, var after, var apart, var other))
        || Double.compare(value, other) != 0) {
      return Optional.empty();
    }
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    List<Integer> both = new ArrayList<>();
    for (int i = 0; i < low.size(); i++) {
      first.add(steps.get(i) * before.get(i) + low.get(i));
      last.add(steps.get(i) * after.get(i) + high.get(i));
      both.add(steps.get(i) * apart.get(i));
    }
    return Optional.of(g.add(new Pad(first, last, both, value), inner.operands()));
  }

  private int extent(int axis, int extent) {
    int spread = Math.multiplyExact(extent - 1, steps.get(axis)) + 1;
    return Math.addExact(low.get(axis) + high.get(axis), spread);
  }

  @Override
  public IndexMap indexMap(TensorType result) {
    List<Affine> map = new ArrayList<>();
    for (int i = 0; i < low.size(); i++) {
      map.add(Affine.of(i, steps.get(i), low.get(i)));
    }
    return new IndexMap.Placed(map, value);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Shape shape = node.operands().getFirst().shape();
    return List.of(g.add(new Slice(low, shape.dims(), steps), List.of(dy)));
  }
}
