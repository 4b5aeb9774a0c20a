package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.ParameterInfo;

/** The emitted gradients in double against differences of the emitted loss. */
final class GradientCheck {
  private static final int PLACES = 2;
  private static final int MOST_TENSORS = 6;

  private final NetworkSpec spec;
  private final Subject wide;
  private final Network network;
  private final Slopes slopes;
  private final Dice dice;

  GradientCheck(NetworkSpec spec, Subject wide, Network network, Slopes slopes) {
    this.spec = spec;
    this.wide = wide;
    this.network = network;
    this.slopes = slopes;
    this.dice = new Dice(spec.seed() + 2);
  }

  /** Nothing where a gradient is stopped: differences see what the gradient must not see. */
  Optional<Failure> check() {
    if (spec.nodes().stream().anyMatch(NodeSpec::isStop)) {
      return Optional.empty();
    }
    List<EntryInfo> entries = wide.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      EntryPoint point = network.entries().get(i);
      Optional<String> difference =
          switch (entries.get(i).kind()) {
            case TRAIN -> parameters(i, point);
            case GRADIENT -> arrays(i, point);
            case PREDICT, EVALUATE -> Optional.empty();
          };
      if (difference.isPresent()) {
        String text = entries.get(i).name() + ", " + difference.get();
        return Optional.of(new Failure(spec, "slope", text));
      }
    }
    return Optional.empty();
  }

  private Optional<String> parameters(int number, EntryPoint point) {
    Object[] arrays = wide.arrays(wide.info().entries().get(number));
    wide.run(number, arrays);
    DoubleSupplier loss = () -> wide.run(number, arrays);
    double[] values = wide.parameters().values64();
    double[] gradient = wide.parameters().gradients64().clone();
    List<ParameterInfo> updated = new ArrayList<>(wide.trained());
    updated.removeIf(p -> !point.update().isEmpty() && point.update().stream().noneMatch(p::under));
    while (updated.size() > MOST_TENSORS) {
      updated.remove(dice.below(updated.size()));
    }
    for (ParameterInfo parameter : updated) {
      int[] positions = parameter.layout().positions(parameter.shape());
      for (int k = 0; k < PLACES; k++) {
        int at = parameter.offset() + positions[dice.below(positions.length)];
        Optional<String> difference = slope(loss, values, at, gradient[at]);
        if (difference.isPresent()) {
          return difference.map(d -> "d:" + parameter.name() + ": " + d);
        }
      }
    }
    return direction(loss, values, gradient, updated);
  }

  /** All parameters at once, along a random line. */
  private Optional<String> direction(
      DoubleSupplier loss, double[] values, double[] gradient, List<ParameterInfo> updated) {
    double[] before = values.clone();
    double[] direction = new double[values.length];
    double along = 0;
    for (ParameterInfo parameter : updated) {
      for (int position : parameter.layout().positions(parameter.shape())) {
        int at = parameter.offset() + position;
        direction[at] = dice.real(-1, 1);
        along += direction[at] * gradient[at];
      }
    }
    Slopes.Line line =
        distance -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = before[i] + distance * direction[i];
          }
        };
    return slopes.check(loss, line, along).map(d -> "along a random line: " + d);
  }

  /** Arrays by which {@code slope} differentiates, moved in {@code height}. */
  private Optional<String> arrays(int number, EntryPoint point) {
    List<EntryInfo> entries = wide.info().entries();
    int height = wide.info().entry("height");
    Object[] arrays = wide.arrays(entries.get(number));
    wide.run(number, arrays);
    List<String> targets = Case.targets(point);
    Object[] moved = wide.arrays(entries.get(height));
    double[] result = (double[]) moved[entries.get(height).reads().size()];
    DoubleSupplier of =
        () -> {
          wide.run(height, moved);
          return result[0];
        };
    List<ArrayInfo> reads = entries.get(height).reads();
    for (int i = 0; i < targets.size(); i++) {
      double[] gradient = (double[]) arrays[entries.get(number).reads().size() + i];
      for (int r = 0; r < reads.size(); r++) {
        if (reads.get(r).name().equals(targets.get(i))) {
          Optional<String> difference = places(of, (double[]) moved[r], gradient);
          if (difference.isPresent()) {
            return difference.map(d -> "d:" + reads.get(0).name() + ": " + d);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> places(DoubleSupplier of, double[] array, double[] gradient) {
    for (int k = 0; k < 2 * PLACES; k++) {
      int at = dice.below(array.length);
      Optional<String> difference = slope(of, array, at, gradient[at]);
      if (difference.isPresent()) {
        return difference.map(d -> "[" + at + "] " + d);
      }
    }
    return Optional.empty();
  }

  private Optional<String> slope(DoubleSupplier f, double[] values, int at, double derivative) {
    double before = values[at];
    return slopes.check(f, distance -> values[at] = before + distance, derivative);
  }
}
