package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.pipeline.Compiler;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.type.DenseTensor;
import org.sinter.runtime.support.CounterHash;
import org.sinter.runtime.support.Instance;

/**
 * What an entry point should compute: the declared graph and its gradients evaluated in double
 * before any pass has changed them, and how far float and double may lie from that.
 */
final class Expected {
  /** Double is compared to 1e-9 of the value, and to so much of the errors of float. */
  private static final double WIDE = 1e-9;

  private static final double OF_FLOAT_ERRORS = 1e-6;

  /** Of the noisy reference: more where there is doubt, for one of many near ties is hit seldom. */
  private static final List<Integer> RUNS = List.of(3, 60, 600);

  private final Map<String, DenseTensor> values;
  private final NoisyReference noise;
  private final List<Map<String, double[]>> runs = new ArrayList<>();

  private Expected(Graph graph, Evaluation evaluation) {
    this.values = Reference.outputs(graph, evaluation);
    this.noise = new NoisyReference(graph, evaluation, 1);
  }

  static Expected of(Network network, EntryPoint point, Data data, int batch, Instance instance) {
    Evaluation evaluation =
        new Evaluation(
            Map.of("N", batch),
            data.sources(),
            (node, index) -> CounterHash.uniform(instance.key(node), index));
    return new Expected(graph(network, point), evaluation);
  }

  /** The graph with its gradients as outputs {@code d:name}. */
  private static Graph graph(Network network, EntryPoint point) {
    Graph forward = Compiler.forward(network, point);
    List<Graph.Output> wrt = new ArrayList<>();
    switch (point.kind()) {
      case PREDICT, EVALUATE -> {
        return forward;
      }
      case TRAIN -> {
        for (Node node : forward.nodes()) {
          if (node.op() instanceof Parameter parameter) {
            wrt.add(new Graph.Output("d:" + parameter.parameter(), node.result()));
          }
        }
      }
      case GRADIENT -> {
        for (String name : point.wrt()) {
          wrt.add(new Graph.Output("d:" + name, forward.output(name)));
        }
      }
    }
    return ReverseMode.differentiate(forward, forward.output(point.results().getFirst()), wrt);
  }

  boolean knows(String output) {
    return values.containsKey(output);
  }

  /** What is wrong with an output, if something is. */
  Optional<String> difference(String output, double[] single, double[] wide) {
    double[] exact = exact(output, wide.length);
    Optional<String> difference = Optional.empty();
    for (int count : RUNS) {
      double[] bound = bound(output, exact, count);
      difference = difference(output, exact, bound, single, wide);
      if (difference.isEmpty()) {
        break;
      }
    }
    return difference;
  }

  private double[] exact(String output, int length) {
    DenseTensor value = values.get(output);
    return value == null ? new double[length] : value.values();
  }

  private double[] bound(String output, double[] exact, int count) {
    while (runs.size() < count) {
      runs.add(noise.outputs());
    }
    double[] bound = new double[exact.length];
    for (Map<String, double[]> run : runs) {
      double[] noisy = run.getOrDefault(output, exact);
      for (int i = 0; i < bound.length; i++) {
        bound[i] = Math.max(bound[i], NoisyReference.MARGIN * Math.abs(noisy[i] - exact[i]));
      }
    }
    return bound;
  }

  private static Optional<String> difference(
      String output, double[] exact, double[] bound, double[] single, double[] wide) {
    if (exact.length != wide.length || exact.length != single.length) {
      return Optional.of(output + " has " + wide.length + " values, reference " + exact.length);
    }
    for (int i = 0; i < exact.length; i++) {
      if (same(exact[i], wide[i]) && same(exact[i], single[i])) {
        continue;
      }
      double doubled = WIDE * Math.abs(exact[i]) + OF_FLOAT_ERRORS * bound[i] + Double.MIN_NORMAL;
      double rounded = bound[i] + 0x1p-24 * Math.abs(exact[i]) + Float.MIN_NORMAL;
      String place = output + "[" + i + "] is ";
      if (!(Math.abs(wide[i] - exact[i]) <= doubled)) {
        return Optional.of(place + wide[i] + " in double, reference " + exact[i]);
      }
      if (!(Math.abs(single[i] - exact[i]) <= rounded)) {
        return Optional.of(
            place + single[i] + " in float, reference " + exact[i] + " ± " + rounded);
      }
    }
    return Optional.empty();
  }

  /** Infinite or no numbers have no difference. */
  private static boolean same(double a, double b) {
    return Double.compare(a, b) == 0;
  }
}
