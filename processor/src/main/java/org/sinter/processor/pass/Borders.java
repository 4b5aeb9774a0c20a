package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;

/**
 * Borders that nobody needs. The gradient of a padded convolution is one of a larger image whose
 * border is cut off: what is cut off is not computed, and what only it read is not put around.
 */
final class Borders {
  private Borders() {}

  /** A product of windows of which a part is taken: the product of that part. */
  static Optional<Value> taken(GraphBuilder g, Slice slice, Value x) {
    if (!(g.node(x).op() instanceof Einsum(var name, var spec)) || !cutsWindows(slice, spec)) {
      return Optional.empty();
    }
    List<Dim> extents = new ArrayList<>(slice.extents());
    extents.addAll(spec.extents().subList(spec.resultRank(), spec.extents().size()));
    Spec part =
        new Spec(extents, spec.resultRank(), taken(slice, spec.a()), taken(slice, spec.b()));
    List<Value> operands = g.node(x).operands();
    Einsum product = new Einsum(name, part);
    return Optional.of(needed(g, product, operands).orElseGet(() -> g.add(product, operands)));
  }

  /** True if every axis that is cut is one of windows: others are cut to be used apart. */
  private static boolean cutsWindows(Slice slice, Spec spec) {
    for (int axis = 0; axis < spec.resultRank(); axis++) {
      int cut = axis;
      boolean whole = slice.extents().get(axis).equals(spec.extents().get(axis));
      if (!whole
          && Stream.concat(spec.a().stream(), spec.b().stream())
              .noneMatch(map -> map.uses(cut) && map.terms().size() > 1)) {
        return false;
      }
    }
    return true;
  }

  private static List<Affine> taken(Slice slice, List<Affine> maps) {
    return maps.stream().map(map -> taken(slice, map)).toList();
  }

  private static Affine taken(Slice slice, Affine map) {
    List<Affine.Term> terms = new ArrayList<>();
    int offset = map.offset();
    for (Affine.Term term : map.terms()) {
      boolean kept = term.axis() < slice.starts().size();
      int step = kept ? slice.steps().get(term.axis()) : 1;
      offset += kept ? term.coefficient() * slice.starts().get(term.axis()) : 0;
      terms.add(new Affine.Term(term.axis(), term.coefficient() * step));
    }
    return new Affine(terms, offset);
  }

  /** The product with no more put around its operands than it reads; empty if it reads all. */
  static Optional<Value> needed(GraphBuilder g, Einsum product, List<Value> operands) {
    Operand a = new Operand(operands.get(0), product.spec().a());
    Operand b = new Operand(operands.get(1), product.spec().b());
    List<Dim> extents = product.spec().extents();
    Operand smallerA = a.needed(g, extents);
    Operand smallerB = b.needed(g, extents);
    if (smallerA.equals(a) && smallerB.equals(b)) {
      return Optional.empty();
    }
    Spec spec = new Spec(extents, product.spec().resultRank(), smallerA.maps(), smallerB.maps());
    Einsum smaller = new Einsum(product.name(), spec);
    return Optional.of(g.add(smaller, List.of(smallerA.value(), smallerB.value())));
  }

  /** An operand and how its axes follow from those of the product. */
  private record Operand(Value value, List<Affine> maps) {

    Operand needed(GraphBuilder g, List<Dim> extents) {
      if (!(g.node(value).op() instanceof Pad(var low, var high, var steps, var around))) {
        return this;
      }
      List<Integer> before = new ArrayList<>(low);
      List<Integer> after = new ArrayList<>(high);
      List<Affine> shifted = new ArrayList<>(maps);
      for (int axis = 0; axis < maps.size(); axis++) {
        Affine map = maps.get(axis);
        if (map.terms().stream().allMatch(term -> extents.get(term.axis()).isLiteral())) {
          int unread = value.shape().extent(axis) - 1 - bound(map, extents, true);
          int cut = Math.clamp(bound(map, extents, false), 0, Math.max(0, low.get(axis)));
          before.set(axis, low.get(axis) - cut);
          after.set(axis, high.get(axis) - Math.clamp(unread, 0, Math.max(0, high.get(axis))));
          shifted.set(axis, new Affine(map.terms(), map.offset() - cut));
        }
      }
      if (before.equals(low) && after.equals(high)) {
        return this;
      }
      List<Value> inner = g.node(value).operands();
      boolean bare =
          IntStream.range(0, low.size())
              .allMatch(i -> before.get(i) == 0 && after.get(i) == 0 && steps.get(i) == 1);
      Pad pad = new Pad(before, after, steps, around);
      return new Operand(bare ? inner.getFirst() : g.add(pad, inner), shifted);
    }

    /** The largest or the smallest index that is read. */
    private static int bound(Affine map, List<Dim> extents, boolean largest) {
      int bound = map.offset();
      for (Affine.Term term : map.terms()) {
        int last = term.coefficient() * (extents.get(term.axis()).literal() - 1);
        bound += largest ? Math.max(0, last) : Math.min(0, last);
      }
      return bound;
    }
  }
}
