package org.sinter.runtime.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.sinter.Precision;
import org.sinter.runtime.GradientRows;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;

/**
 * An optimiser at work on a network: moves its slices of the flat array along the gradients beside
 * it, in one versioned update, and counts a step of the network's random stream. Allocates nothing
 * per step.
 */
public final class NetworkStepper {
  /** Adjacent slices as one range. */
  private record Range(int from, int to) {}

  private final Instance instance;
  private final double rate;
  private final SortedMap<String, IntToDoubleFunction> states = new TreeMap<>();
  private final Runnable update;
  private double stepRate;
  private long steps;

  private NetworkStepper(
      Optimizer optimizer, Instance instance, List<Range> dense, List<GradientRows> byRows) {
    this.instance = instance;
    this.rate = optimizer.rate();
    Range[] ranges = dense.toArray(Range[]::new);
    GradientRows[] tables = byRows.toArray(GradientRows[]::new);
    this.update =
        instance.info().precision() == Precision.DOUBLE
            ? doubles(optimizer, ranges, tables)
            : floats(optimizer, ranges, tables);
  }

  static NetworkStepper of(Optimizer optimizer, Instance instance, String... prefixes) {
    List<ParameterInfo> all =
        instance.info().parameters().stream().filter(ParameterInfo::trainable).toList();
    for (String prefix : prefixes) {
      if (all.stream().noneMatch(p -> p.under(prefix))) {
        throw new IllegalArgumentException(unknown(instance, prefix));
      }
    }
    List<Range> ranges = new ArrayList<>();
    List<GradientRows> byRows = new ArrayList<>();
    for (ParameterInfo p : all) {
      if (prefixes.length > 0 && List.of(prefixes).stream().noneMatch(p::under)) {
        continue;
      }
      if (p.byRows() && !optimizer.movesWithoutGradient()) {
        byRows.add(instance.parameters().rows(instance.info().parameters().indexOf(p)));
      } else {
        add(ranges, new Range(p.offset(), p.offset() + p.physicalSize()));
      }
    }
    return new NetworkStepper(optimizer, instance, ranges, byRows);
  }

  private static void add(List<Range> ranges, Range next) {
    if (!ranges.isEmpty() && ranges.getLast().to() == next.from()) {
      ranges.add(new Range(ranges.removeLast().from(), next.to()));
    } else {
      ranges.add(next);
    }
  }

  private Runnable floats(Optimizer optimizer, Range[] ranges, GradientRows[] tables) {
    Parameters parameters = instance.parameters();
    float[] x = parameters.values();
    float[] gradient = parameters.gradients();
    Optimizer.FloatRule rule = optimizer.floatRule(x.length);
    rule.state().forEach((name, array) -> states.put(name, i -> array[i]));
    return () -> {
      rule.begin(steps, stepRate);
      for (Range range : ranges) {
        rule.update(x, gradient, range.from(), range.to());
      }
      for (GradientRows table : tables) {
        for (int i = 0; i < table.count(); i++) {
          rule.update(x, gradient, table.start(i), table.start(i) + table.width());
        }
      }
    };
  }

  private Runnable doubles(Optimizer optimizer, Range[] ranges, GradientRows[] tables) {
    Parameters parameters = instance.parameters();
    double[] x = parameters.values64();
    double[] gradient = parameters.gradients64();
    Optimizer.DoubleRule rule = optimizer.doubleRule(x.length);
    rule.state().forEach((name, array) -> states.put(name, i -> array[i]));
    return () -> {
      rule.begin(steps, stepRate);
      for (Range range : ranges) {
        rule.update(x, gradient, range.from(), range.to());
      }
      for (GradientRows table : tables) {
        for (int i = 0; i < table.count(); i++) {
          rule.update(x, gradient, table.start(i), table.start(i) + table.width());
        }
      }
    };
  }

  /** A step at the optimiser's own rate. */
  public void step() {
    step(1);
  }

  /** A step at {@code factor} times the optimiser's rate. */
  public void step(double factor) {
    steps++;
    stepRate = rate * factor;
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
