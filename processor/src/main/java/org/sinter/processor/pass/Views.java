package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.Maps;

/** Follows views to the value they look at. */
final class Views {
  private final Map<Value, Node> producers;

  Views(Map<Value, Node> producers) {
    this.producers = producers;
  }

  /** A value and the index of each of its axes. */
  record Resolved(Value root, List<Affine> map) {}

  /** True if the value is only another way of indexing its operand. */
  boolean isView(Value value) {
    Node node = producers.get(value);
    return node != null
        && node.op() instanceof Movement movement
        && movement.indexMap(value.type()) instanceof IndexMap.View;
  }

  /** True if the value is its operand's elements under another shape. */
  boolean isAlias(Value value) {
    Node node = producers.get(value);
    return node != null
        && node.op() instanceof Movement movement
        && movement.indexMap(value.type()) instanceof IndexMap.Relabel;
  }

  /**
   * True if the value is computed anew wherever it is read: a source that is no memory, or a little
   * arithmetic on such, as {@code 1 / N}.
   */
  boolean isInline(Value value) {
    Node node = producers.get(value);
    if (node == null) {
      return false;
    }
    return switch (node.op()) {
      case Splat _, Extent _, Iota _ -> true;
      case Elementwise op ->
          !Exprs.isTranscendental(op.body())
              && node.operands().stream().allMatch(x -> isInline(root(x)));
      default -> false;
    };
  }

  /** The first value below that is no view. */
  Value root(Value value) {
    Value root = value;
    while (isView(root)) {
      root = Maps.at(producers, root).operands().getFirst();
    }
    return root;
  }

  /** The first value below that is no view, indexed accordingly. */
  Resolved resolve(Value value, List<Affine> map) {
    Value root = value;
    List<Affine> index = map;
    while (isView(root)) {
      Node node = Maps.at(producers, root);
      IndexMap.View view = (IndexMap.View) ((Movement) node.op()).indexMap(root.type());
      List<Affine> outer = index;
      index = view.operand().stream().map(inner -> compose(inner, outer)).toList();
      root = node.operands().getFirst();
    }
    return new Resolved(root, index);
  }

  /** {@code inner} with each axis replaced by its own map. */
  static Affine compose(Affine inner, List<Affine> outer) {
    Map<Integer, Integer> coefficients = new LinkedHashMap<>();
    int offset = inner.offset();
    for (Affine.Term term : inner.terms()) {
      Affine by = outer.get(term.axis());
      offset += by.offset() * term.coefficient();
      for (Affine.Term t : by.terms()) {
        coefficients.merge(t.axis(), t.coefficient() * term.coefficient(), Integer::sum);
      }
    }
    List<Affine.Term> terms = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : coefficients.entrySet()) {
      if (entry.getValue() != 0) {
        terms.add(new Affine.Term(entry.getKey(), entry.getValue()));
      }
    }
    return new Affine(terms, offset);
  }
}
