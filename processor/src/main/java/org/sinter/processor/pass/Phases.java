package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/**
 * Products of windows with an operand that has {@code s - 1} zeros between its elements: the
 * gradients of strided convolutions, and transposed ones. A place u of the result meets elements
 * only at every s-th place q of the window. So u becomes a position m and a phase r, {@code u + b =
 * s m + r}, and q a step t and the phase, {@code q = s t + r}: then element {@code m - t + d} is
 * met, and neither are the zeros made nor is multiplied with them. Of two phases the second may
 * come first, {@code u = 2 m + r, q = 2 t + 1 - r}, with element {@code m - t + r + d}. Where s
 * does not divide the window, zeros end it.
 */
public final class Phases implements Pass {

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, Phases::rewritten);
  }

  private static Value rewritten(GraphBuilder g, Node node, List<Value> operands) {
    if (node.op() instanceof Einsum(var name, var spec)) {
      for (int i = 0; i < 2; i++) {
        Operand spread = new Operand(operands.get(i), i == 0 ? spec.a() : spec.b());
        Operand window = new Operand(operands.get(1 - i), i == 0 ? spec.b() : spec.a());
        if (g.node(spread.value()).op() instanceof Pad pad && pad.value() == 0) {
          List<Axis> axes = axes(spec, spread, pad, window);
          if (!axes.isEmpty()) {
            Value x = g.node(spread.value()).operands().getFirst();
            return new Split(g, name, spec, axes).build(pad, x, spread.map(), window);
          }
        }
      }
    }
    return g.add(node.op(), operands);
  }

  /** An operand and the index of each of its axes. */
  private record Operand(Value value, List<Affine> map) {

    /** True if no index but that of one axis uses an axis of the product. */
    boolean usesOnlyAt(int at, int axis) {
      return IntStream.range(0, map.size()).noneMatch(i -> i != at && map.get(i).uses(axis));
    }

    boolean uses(int axis) {
      return map.stream().anyMatch(index -> index.uses(axis));
    }
  }

  /**
   * An axis of the spread operand, read at {@code u - q + c} elements and zeros from its first.
   *
   * @param at its number
   * @param u axis of the result
   * @param q axis of the window
   * @param window the axis of the other operand that is read at q
   */
  private record Axis(int at, int step, int u, int q, int c, int window) {
    /** Two phases may change places instead: then nothing is computed that is not asked for. */
    boolean isTurned() {
      return step == 2 && Math.floorMod(c, 2) == 1;
    }

    int b() {
      return isTurned() ? 0 : Math.floorMod(c, step);
    }

    int d() {
      return Math.floorDiv(c, step);
    }

    int positions(Spec spec) {
      return Math.ceilDiv(b() + spec.extents().get(u).literal(), step);
    }

    int steps(Spec spec) {
      return Math.ceilDiv(spec.extents().get(q).literal(), step);
    }
  }

  /** All axes that are spread; none if one of them is read in another way. */
  private static List<Axis> axes(Spec spec, Operand spread, Pad pad, Operand window) {
    List<Axis> axes = new ArrayList<>();
    for (int at = 0; at < pad.steps().size(); at++) {
      if (pad.steps().get(at) > 1) {
        Axis axis = axis(spec, spread, pad, window, at);
        if (axis == null) {
          return List.of();
        }
        axes.add(axis);
      }
    }
    return axes;
  }

  private static @Nullable Axis axis(Spec spec, Operand spread, Pad pad, Operand window, int at) {
    Affine map = spread.map().get(at);
    List<Affine.Term> terms = map.terms();
    if (terms.size() != 2) {
      return null;
    }
    boolean inOrder = terms.getFirst().coefficient() == 1;
    int u = terms.get(inOrder ? 0 : 1).axis();
    int q = terms.get(inOrder ? 1 : 0).axis();
    int place = window.map().indexOf(Affine.axis(q));
    boolean fits =
        map.coefficient(u) == 1
            && map.coefficient(q) == -1
            && u < spec.resultRank()
            && q >= spec.resultRank()
            && spec.extents().get(u).isLiteral()
            && spread.usesOnlyAt(at, u)
            && spread.usesOnlyAt(at, q)
            && !window.uses(u)
            && place >= 0
            && window.usesOnlyAt(place, q)
            && window.value().shape().dim(place).equals(spec.extents().get(q));
    int c = map.offset() - pad.low().get(at);
    return fits ? new Axis(at, pad.steps().get(at), u, q, c, place) : null;
  }

  /** Writes the product of phases. */
  private static final class Split {
    private final GraphBuilder g;
    private final String name;
    private final Spec spec;
    private final List<Axis> axes;

    /** The new extents, and the new number of each axis: of a split one that of m or t. */
    private final List<Dim> extents = new ArrayList<>();

    private final Map<Integer, Integer> numbers = new HashMap<>();

    Split(GraphBuilder g, String name, Spec spec, List<Axis> axes) {
      this.g = g;
      this.name = name;
      this.spec = spec;
      this.axes = axes;
      for (int axis = 0; axis < spec.extents().size(); axis++) {
        numbers.put(axis, extents.size());
        extents.addAll(dims(axis));
      }
    }

    /** What becomes of an axis: position and phase, steps, or itself. */
    private List<Dim> dims(int old) {
      for (Axis axis : axes) {
        if (axis.u() == old) {
          return List.of(Dim.of(axis.positions(spec)), Dim.of(axis.step()));
        }
        if (axis.q() == old) {
          return List.of(Dim.of(axis.steps(spec)));
        }
      }
      return List.of(spec.extents().get(old));
    }

    private int number(int old) {
      return Maps.at(numbers, old);
    }

    Value build(Pad pad, Value x, List<Affine> xMap, Operand window) {
      List<Affine> elements = renumbered(xMap);
      List<Affine> places = renumbered(window.map());
      List<Integer> low = new ArrayList<>(pad.low());
      List<Integer> high = new ArrayList<>(pad.high());
      List<Integer> none = Collections.nCopies(places.size(), 0);
      List<Integer> end = new ArrayList<>(none);
      for (Axis axis : axes) {
        int m = number(axis.u());
        int t = number(axis.q());
        int extent = x.shape().extent(axis.at());
        int turned = axis.isTurned() ? 1 : 0;
        int before = Math.max(0, axis.steps(spec) - 1 - axis.d());
        low.set(axis.at(), before);
        high.set(axis.at(), Math.max(0, axis.positions(spec) + axis.d() + turned - extent));
        List<Affine.Term> element = new ArrayList<>();
        element.add(new Affine.Term(m, 1));
        element.add(new Affine.Term(t, -1));
        if (axis.isTurned()) {
          element.add(new Affine.Term(m + 1, 1));
        }
        elements.set(axis.at(), new Affine(element, axis.d() + before));
        places.set(axis.window(), Affine.sum(t, axis.step(), m + 1, 1 - 2 * turned, turned));
        end.set(
            axis.window(), axis.steps(spec) * axis.step() - spec.extents().get(axis.q()).literal());
      }
      Value operand = padded(x, low, high);
      Value other = padded(window.value(), none, end);
      Spec phases = new Spec(extents, spec.resultRank() + axes.size(), elements, places);
      return whole(g.add(new Einsum(name, phases), List.of(operand, other)));
    }

    private List<Affine> renumbered(List<Affine> map) {
      return new ArrayList<>(map.stream().map(index -> index.renumbered(numbers)).toList());
    }

    private Value padded(Value x, List<Integer> low, List<Integer> high) {
      boolean bare = low.stream().allMatch(n -> n == 0) && high.stream().allMatch(n -> n == 0);
      return bare ? x : g.add(new Pad(low, high), List.of(x));
    }

    /** Positions and phases as one axis again, of which the part that was asked for. */
    private Value whole(Value phases) {
      List<Dim> dims = new ArrayList<>(spec.extents().subList(0, spec.resultRank()));
      List<Integer> starts = new ArrayList<>(Collections.nCopies(dims.size(), 0));
      for (Axis axis : axes) {
        dims.set(axis.u(), Dim.of(axis.positions(spec) * axis.step()));
        starts.set(axis.u(), axis.b());
      }
      Shape wanted = spec.result();
      Value joined = g.add(new Reshape(new Shape(dims)), List.of(phases));
      return joined.shape().equals(wanted)
          ? joined
          : g.add(new Slice(starts, wanted.dims()), List.of(joined));
    }
  }
}
