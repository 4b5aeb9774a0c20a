package org.sinter.runtime.optim;

import java.util.SortedMap;
import org.sinter.runtime.support.Instance;

/**
 * An update rule with its settings. Implementations are records; state lives in the rules they
 * make, one value per parameter and slot.
 *
 * <p>A lookup table is moved in the rows alone that a step looked up, which costs nothing in the
 * length of the table: there the rules are lazy. Means, momenta and sums of squares of a row stay
 * as they are until it is looked up again; step counts go on for all. So plain {@link Sgd} and
 * {@link AdaGrad} are the same as over the whole table, the others are not. With weight decay every
 * row moves at every step, and the whole table is walked.
 */
public interface Optimizer {
  /** Learning rate before any schedule. */
  double rate();

  /** True if values move that have no gradient, as where weights decay: then no row may be left. */
  default boolean movesWithoutGradient() {
    return false;
  }

  /** The rule over a {@code float[]} of this length, its state zero. */
  FloatRule floatRule(int length);

  /** The rule over a {@code double[]} of this length, its state zero: the reference form. */
  DoubleRule doubleRule(int length);

  /** Moves any {@code double[]} of this length along its gradient. */
  default Stepper stepper(int length) {
    return new Stepper(doubleRule(length), length, rate());
  }

  /**
   * Moves parameters of a compiled network along the gradients that a TRAIN entry point wrote.
   *
   * @param network an object of a generated class
   * @param prefixes names or leading segments of names of the parameters to move; none means all
   * @throws IllegalArgumentException if a prefix names no parameter
   */
  default NetworkStepper stepper(Object network, String... prefixes) {
    return NetworkStepper.of(this, Instance.of(network), prefixes);
  }

  /** A rule over a float array; {@code begin} once per step, then {@code update} for each range. */
  interface FloatRule {
    /**
     * Begins a step.
     *
     * @param step number of the step, from 1 on
     * @param rate learning rate of this step
     */
    void begin(long step, double rate);

    /** Updates {@code x[from]} to {@code x[to - 1]}. */
    void update(float[] x, float[] gradient, int from, int to);

    /**
     * What it keeps from step to step, by PyTorch's names: the arrays themselves, a number for each
     * value.
     */
    SortedMap<String, float[]> state();
  }

  /** A rule over a double array; as {@link FloatRule}. */
  interface DoubleRule {
    /** Begins a step. */
    void begin(long step, double rate);

    /** Updates {@code x[from]} to {@code x[to - 1]}. */
    void update(double[] x, double[] gradient, int from, int to);

    /** What it keeps from step to step. */
    SortedMap<String, double[]> state();
  }

  /** An optimiser at work on a {@code double[]}, for objectives that are not networks. */
  final class Stepper {
    private final DoubleRule rule;
    private final int length;
    private final double rate;
    private long steps;

    private Stepper(DoubleRule rule, int length, double rate) {
      this.rule = rule;
      this.length = length;
      this.rate = rate;
    }

    /** Changes {@code x} in place. */
    public void step(double[] x, double[] gradient) {
      if (x.length != length || gradient.length != length) {
        throw new IllegalArgumentException(
            "step: expected %d values and gradients, was %d and %d"
                .formatted(length, x.length, gradient.length));
      }
      rule.begin(++steps, rate);
      rule.update(x, gradient, 0, length);
    }

    /** Number of steps so far. */
    public long steps() {
      return steps;
    }
  }
}
