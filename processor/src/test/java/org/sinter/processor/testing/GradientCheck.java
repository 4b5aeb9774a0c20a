package org.sinter.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.AddAny;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.pass.Verifier;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.type.DenseTensor;

/**
 * Reverse mode against central differences along a random direction, extrapolated once
 * (Richardson): the rule is right if two numbers agree to 1e-6 of the larger.
 */
public final class GradientCheck {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-6;

  private GradientCheck() {}

  /**
   * Checks the gradient of {@code sum(r * y)} by the sources named, with y the graph's only output
   * and r random; then that of the sum of these gradients times random numbers.
   */
  public static void firstAndSecond(
      Graph graph, List<String> wrt, Map<String, DenseTensor> sources) {
    Random random = new Random(7);
    Map<String, DenseTensor> all = new HashMap<>(sources);
    Graph first = weighted(graph, graph.outputs(), "r", all, random);
    Graph gradient = check("gradient", first, wrt, all);
    List<Graph.Output> gradients =
        gradient.outputs().stream().filter(o -> o.name().startsWith("d_")).toList();
    Graph second = weighted(gradient, gradients, "s", all, random);
    check("gradient of the gradient", second, wrt, all);
  }

  /** The objective is output 0; returns the graph with outputs {@code d_<source>}. */
  public static Graph check(
      String what, Graph graph, List<String> wrt, Map<String, DenseTensor> sources) {
    Graph gradient = differentiate(graph, wrt);
    Verifier.verified(gradient);
    Evaluation evaluation = Numbers.evaluation(sources);
    Map<String, DenseTensor> values = Reference.outputs(gradient, evaluation);
    Random random = new Random(3);
    Map<String, DenseTensor> direction = new HashMap<>();
    double analytic = 0;
    for (String name : wrt) {
      DenseTensor dx = values.get("d_" + name);
      DenseTensor v = new DenseTensor(dx.shape(), new double[dx.values().length]);
      Arrays.setAll(v.values(), i -> 2 * random.nextDouble() - 1);
      direction.put(name, v);
      analytic += Numbers.dot(dx, v);
    }
    double numeric =
        (4 * difference(graph, sources, direction, STEP / 2)
                - difference(graph, sources, direction, STEP))
            / 3;
    double size = Math.max(Math.abs(analytic), Math.abs(numeric));
    assertThat(Math.abs(analytic - numeric))
        .as("%s by %s: %s by the rule, %s by differences", what, wrt, analytic, numeric)
        .isLessThanOrEqualTo(TOLERANCE * size + 1e-10);
    return gradient;
  }

  /** Outputs {@code d_<source>} for the gradients of output 0. */
  public static Graph differentiate(Graph graph, List<String> wrt) {
    List<Graph.Output> values = new ArrayList<>();
    for (String name : wrt) {
      Node source =
          graph.nodes().stream()
              .filter(
                  n ->
                      (n.op() instanceof Input input && input.source().equals(name))
                          || (n.op() instanceof Parameter p && p.parameter().equals(name)))
              .findFirst()
              .orElseThrow();
      values.add(new Graph.Output("d_" + name, source.result()));
    }
    Graph objective = new Graph(graph.nodes(), graph.outputs().subList(0, 1));
    return ReverseMode.differentiate(objective, objective.outputs().getFirst().value(), values);
  }

  private static double difference(
      Graph graph,
      Map<String, DenseTensor> sources,
      Map<String, DenseTensor> direction,
      double step) {
    return (objective(graph, sources, direction, step)
            - objective(graph, sources, direction, -step))
        / (2 * step);
  }

  private static double objective(
      Graph graph,
      Map<String, DenseTensor> sources,
      Map<String, DenseTensor> direction,
      double step) {
    Map<String, DenseTensor> moved = new HashMap<>(sources);
    direction.forEach(
        (name, v) -> {
          double[] x = sources.get(name).values().clone();
          Arrays.setAll(x, i -> x[i] + step * v.values()[i]);
          moved.put(name, new DenseTensor(v.shape(), x));
        });
    String output = graph.outputs().getFirst().name();
    return Reference.outputs(graph, Numbers.evaluation(moved)).get(output).values()[0];
  }

  /** {@code sum over values of sum(r * value)}, with r further inputs. */
  private static Graph weighted(
      Graph graph,
      List<Graph.Output> values,
      String prefix,
      Map<String, DenseTensor> sources,
      Random random) {
    GraphBuilder g = new GraphBuilder();
    for (Node node : graph.nodes()) {
      g.at(node.name(), node.origin()).add(node.op(), node.operands());
    }
    g.at("objective", Origin.NONE);
    Value sum = null;
    for (Graph.Output output : values) {
      Value y = output.value();
      String name = prefix + "_" + output.name();
      sources.put(name, Numbers.uniform(y.shape(), -1, 1, random));
      Value r = g.add(Input.real(name, y.type()), List.of());
      Value product =
          g.add(new Formula("multiply", 2, Expr.arg(0).times(Expr.arg(1))), List.of(r, y));
      List<Integer> axes = IntStream.range(0, y.shape().rank()).boxed().toList();
      Value part = axes.isEmpty() ? product : g.add(new ReduceSum(axes), List.of(product));
      sum = sum == null ? part : g.add(new AddAny(), List.of(sum, part));
    }
    return g.build(List.of(new Graph.Output("objective", java.util.Objects.requireNonNull(sum))));
  }
}
