package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.support.Instance;

/** One network under examination: the same data in every twin. */
final class Case {
  private final NetworkSpec spec;
  private final Data data;
  private final List<Subject> narrow;
  private final Subject wide;
  private final Network network;
  private final Tally tally;

  Case(
      NetworkSpec spec,
      Data data,
      List<Subject> narrow,
      Subject wide,
      Network network,
      Tally tally) {
    this.spec = spec;
    this.data = data;
    this.narrow = narrow;
    this.wide = wide;
    this.network = network;
    this.tally = tally;
  }

  /** The first disagreement. */
  Optional<Failure> check() throws ReflectiveOperationException {
    List<EntryInfo> entries = wide.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      Optional<Failure> failure = check(i, entries.get(i));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return new GradientCheck(spec, wide, network, new Slopes(tally)).check();
  }

  private Optional<Failure> check(int number, EntryInfo entry) throws ReflectiveOperationException {
    List<double[]> scalar = narrow.getFirst().outcome(number);
    Optional<Failure> failure = widths(number, entry, scalar);
    if (failure.isEmpty() && !entry.synthetic() && entry.kind() == EntryInfo.Kind.PREDICT) {
      failure = method(number, entry, scalar);
    }
    boolean known = entry.synthetic() && entry.kind() != EntryInfo.Kind.TRAIN;
    return failure.isPresent() || known ? failure : reference(number, entry, scalar);
  }

  private Optional<Failure> widths(int number, EntryInfo entry, List<double[]> scalar) {
    for (int w = 1; w < narrow.size(); w++) {
      String what = entry.name() + " at " + Examination.variants().get(w);
      Optional<String> difference = differentBits(scalar, narrow.get(w).outcome(number));
      if (difference.isPresent()) {
        return failure("width", what + ": " + difference.get());
      }
    }
    if (entry.kind() == EntryInfo.Kind.TRAIN && !narrow.getFirst().isPaddingClear()) {
      return failure("padding", entry.name() + " wrote beside its gradients");
    }
    return Optional.empty();
  }

  /** The declared method, in chunks that do not divide the batch. */
  private Optional<Failure> method(int number, EntryInfo entry, List<double[]> scalar)
      throws ReflectiveOperationException {
    List<double[]> arrays = scalar.subList(1, scalar.size());
    int chunk = Math.max(1, spec.batch() * 2 / 5);
    Optional<String> difference = differentBits(arrays, narrow.getFirst().called(number, chunk));
    return difference.flatMap(d -> failure("chunks", entry.name() + " in chunks: " + d));
  }

  private Optional<String> differentBits(List<double[]> expected, List<double[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.get(i).length; j++) {
        double a = expected.get(i)[j];
        double b = actual.get(i)[j];
        tally.bits.increment();
        if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
          return Optional.of("value " + j + " of array " + i + " is " + b + ", scalar " + a);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Failure> reference(int number, EntryInfo entry, List<double[]> scalar) {
    EntryPoint point = network.entries().get(number);
    Instance instance = wide.instance();
    Expected expected = Expected.of(network, point, data, spec.batch(), instance);
    List<double[]> exact = wide.outcome(number);
    boolean train = entry.kind() == EntryInfo.Kind.TRAIN;
    if (train || entry.kind() == EntryInfo.Kind.EVALUATE) {
      String loss = point.results().getFirst();
      Optional<Failure> failure = compare(entry, expected, loss, scalar.get(0), exact.get(0));
      if (failure.isPresent()) {
        return failure;
      }
    }
    List<String> targets = targets(point);
    for (int i = 0; i < targets.size(); i++) {
      String name = point.kind() == Network.Kind.GRADIENT ? "d:" + targets.get(i) : targets.get(i);
      Optional<Failure> failure =
          compare(entry, expected, name, scalar.get(i + 1), exact.get(i + 1));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return train ? gradients(entry, point, expected) : Optional.empty();
  }

  /** The nodes of the arrays that are written, the returned one last. */
  static List<String> targets(EntryPoint point) {
    List<String> targets = new ArrayList<>();
    point.arguments().stream()
        .filter(argument -> argument.role() == Role.WRITE)
        .forEach(argument -> targets.add(argument.node()));
    List<String> all = point.kind() == Network.Kind.GRADIENT ? point.wrt() : point.results();
    if (point.returns() == Network.Returns.ARRAY) {
      all.stream().filter(node -> !targets.contains(node)).forEach(targets::add);
    }
    return targets;
  }

  private Optional<Failure> gradients(EntryInfo entry, EntryPoint point, Expected expected) {
    for (ParameterInfo parameter : wide.trained()) {
      String name = parameter.name();
      double[] exact = wide.parameters().gradientDouble(name);
      double[] single = narrow.getFirst().parameters().gradientDouble(name);
      boolean updated =
          point.update().isEmpty() || point.update().stream().anyMatch(parameter::under);
      if (updated) {
        Optional<Failure> failure = compare(entry, expected, "d:" + name, single, exact);
        if (failure.isPresent()) {
          return failure;
        }
      } else if (!Subject.isUntouched(exact) || !Subject.isUntouched(single)) {
        return failure("update", entry.name() + " changed the gradient of " + name);
      }
    }
    return state(entry, expected);
  }

  /** What training leaves in running statistics; what it does not move stays. */
  private Optional<Failure> state(EntryInfo entry, Expected expected) {
    for (ParameterInfo parameter : wide.info().parameters()) {
      String name = parameter.name();
      String output = Decompose.STATE + name;
      double[] exact = wide.parameters().getDouble(name);
      double[] single = narrow.getFirst().parameters().getDouble(name);
      if (!parameter.trainable() && expected.knows(output)) {
        Optional<Failure> failure = compare(entry, expected, output, single, exact);
        if (failure.isPresent()) {
          return failure;
        }
      } else if (!Arrays.equals(exact, Maps.at(data.parameters(), name))) {
        return failure("update", entry.name() + " changed " + name);
      }
    }
    return Optional.empty();
  }

  private Optional<Failure> compare(
      EntryInfo entry, Expected expected, String output, double[] single, double[] exact) {
    tally.numbers.add(exact.length);
    Optional<String> difference = expected.difference(output, single, exact);
    return difference.flatMap(d -> failure("reference", entry.name() + ", " + d));
  }

  private Optional<Failure> failure(String check, String text) {
    return Optional.of(new Failure(spec, check, text));
  }
}
