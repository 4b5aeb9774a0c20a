package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;

/**
 * Leaves one transcendental function in each elementwise operator: of {@code log(1 + exp(x))} the
 * exponential becomes an operator of its own. Two in one loop are more than C2 inlines, and what is
 * not inlined is called for every vector.
 */
public final class SplitFunctions implements Pass {

  @Override
  public Graph run(Graph graph) {
    return Rewriter.rewrite(
        graph,
        (g, node, operands) ->
            node.op() instanceof Elementwise op && functions(op.body()).size() > 1
                ? split(g, node, op.body(), operands)
                : g.add(node.op(), operands));
  }

  /** The distinct functions in an expression, inner ones first. */
  private static List<Expr> functions(Expr e) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(e, found);
    return List.copyOf(found);
  }

  private static void collect(Expr e, Set<Expr> found) {
    for (Expr child : Exprs.children(e)) {
      collect(child, found);
    }
    if (e instanceof Expr.Unary(var op, _) && op.isTranscendental()) {
      found.add(e);
    }
  }

  private static Value split(GraphBuilder g, Node node, Expr whole, List<Value> operands) {
    Expr body = whole;
    List<Value> inputs = new ArrayList<>(operands);
    while (functions(body).size() > 1) {
      Expr.Unary inner = (Expr.Unary) functions(body).getFirst();
      String name = inner.op().name().toLowerCase(Locale.ROOT);
      inputs.add(add(g, node.name() + "." + name, name, inner, inputs));
      body = replaced(body, inner, Expr.arg(inputs.size() - 1));
    }
    return add(g, node.name(), node.op().name(), body, inputs);
  }

  /** An operator over just the inputs that its body reads. */
  private static Value add(
      GraphBuilder g, String node, String name, Expr body, List<Value> inputs) {
    List<Integer> read = Exprs.arguments(body);
    List<Expr> renumbered =
        IntStream.range(0, inputs.size()).mapToObj(i -> Expr.arg(read.indexOf(i))).toList();
    Formula formula = new Formula(name, read.size(), Exprs.substitute(body, renumbered));
    return g.add(node, formula, read.stream().map(inputs::get).toList());
  }

  private static Expr replaced(Expr e, Expr what, Expr by) {
    if (e.equals(what)) {
      return by;
    }
    return switch (e) {
      case Expr.Unary(var op, var x) -> new Expr.Unary(op, replaced(x, what, by));
      case Expr.Binary(var op, var a, var b) ->
          new Expr.Binary(op, replaced(a, what, by), replaced(b, what, by));
      case Expr.Fma(var a, var b, var c) ->
          new Expr.Fma(replaced(a, what, by), replaced(b, what, by), replaced(c, what, by));
      case Expr.Select(var test, var l, var r, var then, var otherwise) ->
          new Expr.Select(
              test,
              replaced(l, what, by),
              replaced(r, what, by),
              replaced(then, what, by),
              replaced(otherwise, what, by));
      case Expr.Arg _, Expr.Const _, Expr.Load _, Expr.Local _, Expr.Position _, Expr.Uniform _ ->
          e;
    };
  }
}
