package org.sinter.runtime.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.sinter.Precision;
import org.sinter.runtime.GradientRows;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Kernels;

/**
 * An optimiser at work on a network: moves its slices of the flat array along the gradients beside
 * it, in one versioned update, on the network's threads, and counts a step of its random stream.
 * Allocates nothing per step.
 */
public final class NetworkStepper {
  /** Values in a line of the cache: no two threads write to one. */
  private static final int LINE = 16;

  /** What a value takes, about: from 12,000 values on it pays to share them. */
  private static final long NANOS_A_VALUE = 1;

  /**
   * So many calls on so many values, after which the JIT's top tier compiles a rule. In a first
   * step over all of a network's values it would begin in the interpreter.
   */
  private static final int WARM_CALLS = 10_000;

  private static final int WARM_VALUES = 32;

  /** Any number of threads up to ten divides a slice evenly, or nearly. */
  private static final int SHARES = 2_520;

  /** The values of a parameter. */
  private record Slice(int from, int to) {
    int length() {
      return to - from;
    }

    /** Where a share begins: at a line of the cache. */
    int start(int share) {
      int even = from + (int) ((long) length() * share / SHARES);
      return share == SHARES ? to : Math.max(from, even / LINE * LINE);
    }
  }

  private final Instance instance;
  private final Optimizer optimizer;
  private final SortedMap<String, IntToDoubleFunction> states = new TreeMap<>();
  private final Runnable update;
  private double stepRate;
  private long steps;

  private NetworkStepper(
      Optimizer optimizer, Instance instance, List<Slice> dense, List<GradientRows> byRows) {
    this.instance = instance;
    this.optimizer = optimizer;
    Slice[] slices = dense.toArray(Slice[]::new);
    GradientRows[] tables = byRows.toArray(GradientRows[]::new);
    this.update =
        instance.info().precision() == Precision.DOUBLE
            ? doubles(slices, tables)
            : floats(slices, tables);
  }

  static NetworkStepper of(Optimizer optimizer, Instance instance, String... prefixes) {
    List<ParameterInfo> all =
        instance.info().parameters().stream().filter(ParameterInfo::trainable).toList();
    for (String prefix : prefixes) {
      if (all.stream().noneMatch(p -> p.under(prefix))) {
        throw new IllegalArgumentException(unknown(instance, prefix));
      }
    }
    List<Slice> slices = new ArrayList<>();
    List<GradientRows> byRows = new ArrayList<>();
    for (ParameterInfo p : all) {
      if (prefixes.length > 0 && List.of(prefixes).stream().noneMatch(p::under)) {
        continue;
      }
      if (p.byRows() && !optimizer.movesWithoutGradient()) {
        byRows.add(instance.parameters().rows(instance.info().parameters().indexOf(p)));
      } else {
        slices.add(new Slice(p.offset(), p.offset() + p.physicalSize()));
      }
    }
    return new NetworkStepper(optimizer, instance, slices, byRows);
  }

  /** What moves a stretch of the flat array. */
  @FunctionalInterface
  private interface Move {
    void move(int from, int to);
  }

  private Runnable floats(Slice[] slices, GradientRows[] tables) {
    Parameters parameters = instance.parameters();
    float[] x = parameters.values();
    float[] gradient = parameters.gradients();
    Optimizer.FloatRule rule = optimizer.floatRule(x.length);
    rule.state().forEach((name, array) -> states.put(name, i -> array[i]));
    Move move = (from, to) -> rule.update(x, gradient, from, to);
    return update(() -> rule.begin(steps, stepRate), move, slices, tables);
  }

  private Runnable doubles(Slice[] slices, GradientRows[] tables) {
    Parameters parameters = instance.parameters();
    double[] x = parameters.values64();
    double[] gradient = parameters.gradients64();
    Optimizer.DoubleRule rule = optimizer.doubleRule(x.length);
    rule.state().forEach((name, array) -> states.put(name, i -> array[i]));
    Move move = (from, to) -> rule.update(x, gradient, from, to);
    return update(() -> rule.begin(steps, stepRate), move, slices, tables);
  }

  /**
   * Every value moves by itself, so that the array may be cut anywhere. Each thread moves the same
   * share of every parameter: about what it has written the gradient of and reads in the next step.
   */
  private Runnable update(Runnable begin, Move move, Slice[] slices, GradientRows[] tables) {
    long length = Stream.of(slices).mapToLong(Slice::length).sum();
    Kernels dense =
        (_, share, _) -> {
          if (share.part(SHARES, 1, length * NANOS_A_VALUE)) {
            move(move, slices, share.from(), share.to());
          }
        };
    return () -> {
      begin.run();
      instance.run(dense, 0);
      for (GradientRows table : tables) {
        for (int i = 0; i < table.count(); i++) {
          move.move(table.start(i), table.start(i) + table.width());
        }
      }
    };
  }

  /** Moves the same shares of all slices. */
  private static void move(Move move, Slice[] slices, int first, int end) {
    for (Slice slice : slices) {
      int from = slice.start(first);
      int to = slice.start(end);
      if (from < to) {
        move.move(from, to);
      }
    }
  }

  /**
   * Has the JIT compile the rule, on values that nobody has, for runs of many steps. Networks in
   * double are for reference, not for speed: for them it does nothing.
   */
  public void warmUp() {
    if (instance.info().precision() == Precision.DOUBLE) {
      return;
    }
    Optimizer.FloatRule rule = optimizer.floatRule(WARM_VALUES);
    float[] x = new float[WARM_VALUES];
    float[] gradient = new float[WARM_VALUES];
    for (int step = 1; step <= WARM_CALLS; step++) {
      rule.begin(step, optimizer.rate());
      rule.update(x, gradient, 0, WARM_VALUES);
    }
  }

  /** A step at the optimiser's own rate. */
  public void step() {
    step(1);
  }

  /** A step at {@code factor} times the optimiser's rate. */
  public void step(double factor) {
    steps++;
    stepRate = optimizer.rate() * factor;
    instance.parameters().update(update);
    instance.advance();
  }

  /** Number of steps so far. */
  public long steps() {
    return steps;
  }

  /** What the optimiser keeps for each parameter, by PyTorch's names; nothing for plain Sgd. */
  public List<String> states() {
    return List.copyOf(states.keySet());
  }

  /**
   * A copy of what the optimiser keeps for a parameter, in logical row-major order.
   *
   * @throws IllegalArgumentException if it keeps nothing of this name, or there is no such
   *     parameter
   */
  public double[] state(String name, String parameter) {
    IntToDoubleFunction state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException(
          "%s: expected one of the optimiser's states %s".formatted(name, states()));
    }
    ParameterInfo info =
        instance
            .info()
            .parameter(parameter)
            .orElseThrow(() -> new IllegalArgumentException(unknown(instance, parameter)));
    return Arrays.stream(info.layout().positions(info.shape()))
        .mapToDouble(at -> state.applyAsDouble(info.offset() + at))
        .toArray();
  }

  private static String unknown(Instance instance, String prefix) {
    return "%s: no parameter %s; there are %s"
        .formatted(instance.info().name(), prefix, instance.parameters().names());
  }
}
