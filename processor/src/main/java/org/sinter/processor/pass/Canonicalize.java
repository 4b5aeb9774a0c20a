package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.TensorType;

/**
 * Gives each computation its simplest form: literals move into the expressions that read them,
 * operators that change nothing vanish, and each operator's own {@link Op#simplify} is asked.
 */
public final class Canonicalize implements Pass {
  private final boolean last;

  private Canonicalize(boolean last) {
    this.last = last;
  }

  /** Keeps what stops gradients: the graph may still be differentiated. */
  public Canonicalize() {
    this(false);
  }

  /** Takes away what stops gradients too: all of them are taken. */
  public static Canonicalize last() {
    return new Canonicalize(true);
  }

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(graph, this::simplified);
  }

  private Value simplified(GraphBuilder g, Node node, List<Value> operands) {
    if (!last && node.op() instanceof Elementwise op && op.stopsGradient()) {
      return g.add(op, operands);
    }
    return node.op()
        .simplify(g, operands)
        .or(() -> byKind(g, node, operands))
        .orElseGet(() -> g.add(node.op(), operands));
  }

  private static Optional<Value> byKind(GraphBuilder g, Node node, List<Value> operands) {
    return switch (node.op()) {
      case Extent extent when extent.dim().isLiteral() ->
          Optional.of(g.add(new Splat(extent.dim().literal(), extent.type()), List.of()));
      case Elementwise op -> elementwise(g, op, node.result().type(), operands);
      case Movement op -> movement(g, op, node.result().type(), operands.getFirst());
      case Reduction op -> reduction(g, op, node.result().type(), operands.getFirst());
      case Einsum product -> Borders.needed(g, product, operands);
      case Source _, Contraction _, Composite _, Opaque _ -> Optional.empty();
    };
  }

  /** Tensors of one value become literals of the expression; operands no longer read go. */
  private static Optional<Value> elementwise(
      GraphBuilder g, Elementwise op, TensorType type, List<Value> operands) {
    boolean literals = operands.stream().anyMatch(x -> g.node(x).op() instanceof Splat);
    Expr body = literals ? Exprs.simplify(withLiterals(g, op.body(), operands)) : op.body();
    if (body instanceof Expr.Arg(int index)) {
      return Optional.of(operands.get(index));
    }
    if (body instanceof Expr.Const(double value)) {
      return Optional.of(g.add(new Splat(value, type), List.of()));
    }
    if (!literals) {
      return Optional.empty();
    }
    List<Integer> read = Exprs.arguments(body);
    if (read.isEmpty()) {
      return Optional.of(g.add(new Splat(Exprs.evaluate(body), type), List.of()));
    }
    List<Expr> renumbered =
        IntStream.range(0, operands.size()).mapToObj(i -> Expr.arg(read.indexOf(i))).toList();
    Formula formula = new Formula(op.name(), read.size(), Exprs.substitute(body, renumbered));
    return Optional.of(g.add(formula, read.stream().map(operands::get).toList()));
  }

  private static Expr withLiterals(GraphBuilder g, Expr body, List<Value> operands) {
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      arguments.add(
          g.node(operands.get(i)).op() instanceof Splat splat
              ? Expr.constant(splat.value())
              : Expr.arg(i));
    }
    return Exprs.substitute(body, arguments);
  }

  private static Optional<Value> movement(GraphBuilder g, Movement op, TensorType type, Value x) {
    Node before = g.node(x);
    IndexMap map = op.indexMap(type);
    if (before.op() instanceof Splat splat && !(map instanceof IndexMap.Placed)) {
      return Optional.of(g.add(new Splat(splat.value(), type), List.of()));
    }
    if (x.type().equals(type) && isIdentity(map)) {
      return Optional.of(x);
    }
    if (op instanceof Slice slice) {
      return Borders.taken(g, slice, x);
    }
    if (op instanceof Broadcast(var target, var axes)
        && before.op() instanceof Broadcast(_, var inner)) {
      Broadcast both = new Broadcast(target, inner.stream().map(axes::get).toList());
      return Optional.of(g.add(both, before.operands()));
    }
    return Optional.empty();
  }

  private static boolean isIdentity(IndexMap map) {
    return switch (map) {
      case IndexMap.Relabel() -> true;
      case IndexMap.View(var operand) -> isIdentity(operand);
      case IndexMap.Placed(var result, _) -> isIdentity(result);
    };
  }

  private static boolean isIdentity(List<Affine> map) {
    return IntStream.range(0, map.size()).allMatch(i -> map.get(i).equals(Affine.axis(i)));
  }

  private static Optional<Value> reduction(GraphBuilder g, Reduction op, TensorType type, Value x) {
    if (op.axes().isEmpty()) {
      return Optional.of(x);
    }
    Dim count = op.axes().stream().map(x.shape()::dim).reduce(Dim.of(1), Dim::times);
    if (g.node(x).op() instanceof Splat splat && count.isLiteral()) {
      double value =
          switch (op.combiner()) {
            case SUM -> splat.value() * count.literal();
            case MAX, MIN -> splat.value();
          };
      return Optional.of(g.add(new Splat(value, type), List.of()));
    }
    return Optional.empty();
  }
}
