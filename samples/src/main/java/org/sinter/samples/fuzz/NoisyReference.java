package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Maps;

/**
 * The reference with the rounding errors of float put in at random: how far a right result may lie
 * from the exact one. Each sum of k terms is moved by ±4·eps·√k·Σ|terms|, each arithmetic operation
 * by ±eps, each function by ±4·eps of its value, eps = 2^-24; the errors then travel through the
 * graph as they would. The largest deviation of a few runs, times {@link #MARGIN}, is the bound. A
 * result that hangs on a near tie (the larger of two, the sign of a sum) jumps in some runs, and
 * its bound is as large as the jump.
 */
final class NoisyReference {
  static final double MARGIN = 4;

  private static final double EPS = 0x1p-24;

  /** Which operands of operators with loops of their own are added up. */
  private static final Map<String, List<Integer>> ADDED =
      Map.of(
          "cumulative_sum", List.of(0),
          "recurrence", List.of(0, 1),
          "scatter_add", List.of(0),
          "pieces_gradient", List.of(0),
          "d_max_pool1d", List.of(2),
          "d_max_pool2d", List.of(2));

  private final Graph graph;
  private final Evaluation evaluation;
  private final SplittableRandom random;

  NoisyReference(Graph graph, Evaluation evaluation, long seed) {
    this.graph = graph;
    this.evaluation = evaluation;
    this.random = new SplittableRandom(seed);
  }

  /** The outputs by name, with new errors at each call. */
  Map<String, double[]> outputs() {
    Map<Value, DenseTensor> values = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<DenseTensor> operands = new ArrayList<>();
      node.operands().forEach(operand -> operands.add(Maps.at(values, operand)));
      values.put(node.result(), evaluate(node, operands));
    }
    Map<String, double[]> outputs = new LinkedHashMap<>();
    graph.outputs().forEach(o -> outputs.put(o.name(), Maps.at(values, o.value()).values()));
    return outputs;
  }

  private DenseTensor evaluate(Node node, List<DenseTensor> operands) {
    return switch (node.op()) {
      case Elementwise op -> elementwise(op, operands);
      case Contraction op -> contraction(node, op, operands);
      case Reduction op -> reduction(node, op, operands);
      case Source _ -> moved(exact(node, operands));
      case Opaque _ -> opaque(node, operands);
      case Movement _, Composite _ -> exact(node, operands);
    };
  }

  private DenseTensor exact(Node node, List<DenseTensor> operands) {
    return node.op().evaluate(operands, node.result().type(), evaluation);
  }

  /** What float cannot hold exactly is rounded: constants, scaled bytes. */
  private DenseTensor moved(DenseTensor x) {
    double[] values = x.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != (float) values[i]) {
        values[i] += sign() * EPS * values[i];
      }
    }
    return new DenseTensor(x.shape(), values);
  }

  private DenseTensor elementwise(Elementwise op, List<DenseTensor> operands) {
    DenseTensor result = DenseTensor.zeros(operands.getFirst().shape());
    double[] x = new double[operands.size()];
    Expr body = op.body();
    for (int i = 0; i < result.values().length; i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] = operands.get(j).values()[i];
      }
      result.values()[i] = number(body, x);
    }
    return result;
  }

  private double number(Expr e, double[] x) {
    return switch (e) {
      case Expr.Arg(int index) -> x[index];
      case Expr.Const(double value) -> value == (float) value ? value : rounded(value, 1);
      case Expr.Unary(var op, Expr a) -> {
        double value = op.apply(number(a, x));
        yield switch (op) {
          case NEGATE, ABS, ROUND -> value;
          case SQRT -> rounded(value, 1);
          case EXP, LOG, TANH, SIGMOID, ERF, EXPM1, LOG1P, SIN, COS, ATAN -> rounded(value, 4);
        };
      }
      case Expr.Binary(var op, Expr a, Expr b) -> {
        double value = op.apply(number(a, x), number(b, x));
        yield switch (op) {
          case ADD, SUBTRACT, MULTIPLY, DIVIDE -> rounded(value, 1);
          case MAX, MIN -> value;
        };
      }
      case Expr.Fma(Expr a, Expr b, Expr c) ->
          rounded(number(a, x) * number(b, x) + number(c, x), 1);
      case Expr.Select(var test, Expr l, Expr r, Expr then, Expr otherwise) ->
          test.test(number(l, x), number(r, x)) ? number(then, x) : number(otherwise, x);
      case Expr.Load _, Expr.Local _, Expr.Position _, Expr.Uniform _ ->
          throw new IllegalStateException("not in the body of an operator: " + e);
    };
  }

  private double rounded(double value, int ulps) {
    return value + sign() * ulps * EPS * value;
  }

  private int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  private DenseTensor contraction(Node node, Contraction op, List<DenseTensor> operands) {
    int terms = 1;
    for (int i = op.spec().resultRank(); i < op.spec().extents().size(); i++) {
      terms *= op.spec().extents().get(i).evaluate(evaluation.symbols());
    }
    return summed(node, operands, terms);
  }

  private DenseTensor reduction(Node node, Reduction op, List<DenseTensor> operands) {
    if (op.combiner() != ReduceOp.SUM) {
      return exact(node, operands);
    }
    DenseTensor x = operands.getFirst();
    int results = DenseTensor.size(node.result().shape().evaluate(evaluation.symbols()));
    return summed(node, operands, Math.max(1, x.values().length / Math.max(1, results)));
  }

  /** Running sums, and what meets in one place; the others move numbers as they are. */
  private DenseTensor opaque(Node node, List<DenseTensor> operands) {
    List<Integer> added = ADDED.getOrDefault(node.op().name(), List.of());
    if (added.isEmpty()) {
      return exact(node, operands);
    }
    List<DenseTensor> sizes = new ArrayList<>(operands);
    added.forEach(i -> sizes.set(i, absolute(operands.get(i))));
    int terms = Arrays.stream(operands.get(added.getFirst()).shape()).max().orElse(1);
    return summed(node, operands, sizes, terms);
  }

  private DenseTensor summed(Node node, List<DenseTensor> operands, int terms) {
    return summed(node, operands, operands.stream().map(NoisyReference::absolute).toList(), terms);
  }

  private DenseTensor summed(
      Node node, List<DenseTensor> operands, List<DenseTensor> sizes, int terms) {
    DenseTensor result = exact(node, operands);
    DenseTensor size = exact(node, sizes);
    double factor = 4 * EPS * Math.sqrt(terms);
    for (int i = 0; i < result.values().length; i++) {
      result.values()[i] += sign() * factor * size.values()[i];
    }
    return result;
  }

  private static DenseTensor absolute(DenseTensor x) {
    return new DenseTensor(x.shape(), Arrays.stream(x.values()).map(Math::abs).toArray());
  }
}
