package org.sinter.samples;

import org.sinter.Activation;
import org.sinter.Axis;
import org.sinter.Constant;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Activate;
import org.sinter.layer.Dense;
import org.sinter.op.Add;
import org.sinter.op.Multiply;
import org.sinter.op.Scale;
import org.sinter.op.StopGradient;
import org.sinter.op.Subtract;
import org.sinter.op.Sum;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Sgd;

/**
 * Rosenblatt's perceptron, 1958: one unit that says -1 or +1, and a rule that is sure to find a
 * line if there is one. Its rule, {@code w += (target - answer) / 2 * x}, is gradient descent on
 * the pull {@code (answer - target) / 2 * score} with the first factor held fixed.
 */
final class S04_Perceptron implements Lesson {
  private static final int MOST_PASSES = 1000;
  private static final float[] X = {0, 0, 0, 1, 1, 0, 1, 1};

  /** Two inputs and a bias, a step. */
  @Network
  interface Unit {
    @Input(shape = 2)
    Tensor x();

    @Dense(units = 1, init = @Init(Initializer.ZEROS))
    Tensor score(Tensor x);

    @Activate(Activation.STEP)
    Tensor fires(Tensor score);

    @Scale(2)
    Tensor doubled(Tensor fires);

    @Constant(-1)
    Tensor minusOne();

    @Add
    Tensor answer(Tensor doubled, Tensor minusOne);

    @Label(shape = 1)
    Tensor target();

    @Subtract
    Tensor error(Tensor answer, Tensor target);

    @StopGradient
    Tensor fixed(Tensor error);

    @Scale(0.5)
    Tensor half(Tensor fixed);

    @Multiply
    Tensor pulls(Tensor half, Tensor score);

    @Sum(axes = {0, Axis.BATCH})
    Tensor pull(Tensor pulls);

    @Predict("answer")
    float[] answer(float[] x);

    @Train("pull")
    float learn(float[] x, float[] target);
  }

  /** Passes up to and with the first without a mistake, and the most answers right after a pass. */
  private record Learned(int passes, int bestRight) {}

  @Override
  public String id() {
    return "S04";
  }

  @Override
  public String title() {
    return "Rosenblatt perceptron";
  }

  @Override
  public void run(Run run) {
    int and = learn(run, "AND", -1, -1, -1, 1).passes();
    run.report().atMost("passes to learn AND", and, 6);
    int or = learn(run, "OR", -1, 1, 1, 1).passes();
    run.report().atMost("passes to learn OR", or, 4);
    int nand = learn(run, "NAND", 1, 1, 1, -1).passes();
    run.report().atMost("passes to learn NAND", nand, 6);
    Learned xor = learn(run, "XOR", -1, 1, 1, -1);
    run.report().atLeast("control: passes without XOR right", xor.passes(), MOST_PASSES);
    run.report().atMost("control: best of 4 right on XOR", xor.bestRight(), 3);
  }

  /** One example at a time, in the order 00, 01, 10, 11. */
  private static Learned learn(Run run, String name, float... targets) {
    Unit unit = Networks.create(Unit.class, 1);
    NetworkStepper stepper = Sgd.of(1).stepper(unit);
    int best = 0;
    for (int pass = 1; pass <= MOST_PASSES; pass++) {
      int mistakes = 0;
      for (int i = 0; i < targets.length; i++) {
        float[] x = {X[2 * i], X[2 * i + 1]};
        float[] target = {targets[i]};
        mistakes += right(unit.answer(x), target) == 1 ? 0 : 1;
        unit.learn(x, target);
        stepper.step();
      }
      best = Math.max(best, right(unit.answer(X), targets));
      if (mistakes == 0) {
        float[] w = Networks.of(unit).parameters().get("score.weight");
        float[] b = Networks.of(unit).parameters().get("score.bias");
        run.say("%-4s after %d passes: %.0f x1 %+.0f x2 %+.0f", name, pass, w[0], w[1], b[0]);
        return new Learned(pass, best);
      }
    }
    run.say("%-4s not in %d passes, at best %d of 4", name, MOST_PASSES, best);
    return new Learned(MOST_PASSES, best);
  }

  private static int right(float[] answers, float[] targets) {
    int right = 0;
    for (int i = 0; i < targets.length; i++) {
      right += answers[i] == targets[i] ? 1 : 0;
    }
    return right;
  }
}
