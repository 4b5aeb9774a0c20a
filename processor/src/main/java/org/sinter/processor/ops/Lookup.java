package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

/** What operators that look up by whole numbers share. */
final class Lookup {
  private Lookup() {}

  /** Refuses inputs of real numbers, and labels of more classes than there are places. */
  static void check(String op, GraphBuilder g, Value index, int places) {
    Node node = g.node(index);
    if (!(node.op() instanceof Input input)) {
      return;
    }
    boolean whole = input.stored() == ElementType.INT32 || input.stored() == ElementType.UINT8;
    if (input.classes() <= 0 && !whole) {
      throw Message.REAL_INDICES.with(op, input.source());
    }
    if (input.classes() > places) {
      throw Message.INDEX_RANGE.with(op, places, input.source(), input.classes());
    }
  }

  /** The place that an index names: computed ones past the ends of the axis are brought to them. */
  static Expr place(Expr index, int extent) {
    return index.max(Expr.constant(0)).min(Expr.constant(extent - 1.0));
  }

  static int place(double index, int extent) {
    return (int) Math.min(Math.max(index, 0), extent - 1.0);
  }

  /** One operand of real numbers and one of indices below the bound. */
  static Sample sample(Attributes attributes, Shape x, Shape index, int bound) {
    return new Sample(
        attributes,
        List.of(new Sample.Operand(x, -1, 1, false), new Sample.Operand(index, 0, bound, true)));
  }
}
