package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;

/** How a kernel reads and writes values: locals, memory, or computed on the spot. */
final class Reader {

  /** The number of examples, as every kernel that needs it is given it. */
  static final String BATCH = "n";

  private final Schedule schedule;
  private final Map<Value, Node> producers;
  private final Map<Value, String> locals = new HashMap<>();

  Reader(Schedule schedule) {
    this.schedule = schedule;
    this.producers = schedule.plan().graph().producers();
  }

  /** Makes a value known as a local of the kernel. */
  String declare(Value value) {
    String name = "t" + value.id();
    locals.put(value, name);
    return name;
  }

  void forget(Value value) {
    locals.remove(value);
  }

  boolean isStored(Value value) {
    return schedule.placements().containsKey(value);
  }

  /** True if the value is computed in its place in another. */
  boolean isPart(Value value) {
    return schedule.plan().parts().containsKey(value);
  }

  Placement placement(Value value) {
    return schedule.placement(value);
  }

  /** The buffer as kernels see it: workspace buffers are parameters, wherever they lie. */
  static Buffer symbolic(Buffer buffer) {
    return buffer.space() == Buffer.Space.WORKSPACE
        ? new Buffer(buffer.name(), buffer.space(), 0, 0)
        : buffer;
  }

  /** What computes a value; null for an input or a parameter. */
  @Nullable Node producer(Value value) {
    return producers.get(value);
  }

  /** An element of a value. */
  Expr load(Value value, List<Index> index) {
    String local = locals.get(value);
    if (local != null) {
      return new Expr.Local(local);
    }
    Node node = producers.get(value);
    if (node == null || isStored(value)) {
      Placement placement = placement(value);
      return new Expr.Load(symbolic(placement.buffer()), placement.address(index));
    }
    return inline(node, index);
  }

  /** An element of a source or view, without memory of its own. */
  Expr inline(Node node, List<Index> index) {
    return switch (node.op()) {
      case Splat splat -> new Expr.Const(splat.value());
      case Iota iota -> new Expr.Position(index.get(iota.axis()));
      case Extent extent ->
          extent.dim().isLiteral()
              ? new Expr.Const(extent.dim().literal())
              : new Expr.Position(Index.of(BATCH, extent.dim().literal()));
      case Uniform uniform ->
          new Expr.Uniform(uniform.node(), Indices.linear(uniform.type().shape(), index));
      case Movement movement
          when movement.indexMap(node.result().type()) instanceof IndexMap.View(var map) ->
          load(node.operands().getFirst(), Indices.apply(map, index));
      case Elementwise _ -> compute(node, index);
      default -> load(node.operands().getFirst(), index);
    };
  }

  /** The value of an elementwise node. */
  Expr compute(Node node, List<Index> index) {
    Elementwise op = (Elementwise) node.op();
    List<Expr> operands = new ArrayList<>();
    for (Value operand : node.operands()) {
      operands.add(load(operand, index));
    }
    return Exprs.substitute(op.body(), operands);
  }

  /** Writes an element; whether whole vectors may be written is decided at the end. */
  Stmt store(Value value, List<Index> index, Expr element) {
    Placement placement = placement(value);
    return new Stmt.Store(symbolic(placement.buffer()), placement.address(index), element, false);
  }
}
