package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.Axis;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Precision;
import org.sinter.Tensor;
import org.sinter.op.Square;
import org.sinter.op.Sum;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;
import org.sinter.samples.S42_MnistFeedForward.Digits3;

/**
 * Every layer and every loss, at odd sizes too: the gradients that are generated against what the
 * loss really does when one number is moved a little. Slow, but it needs no calculus, and so it
 * tells on whoever made a mistake in theirs.
 */
final class S08_NumericalGradient implements Lesson {
  private static final double CLOSE = 1e-6;
  private static final double CLOSE_FLOAT = 1e-4;
  private static final int PARAMETERS = 784 * 50 + 50 + 50 * 100 + 100 + 100 * 10 + 10;
  private static final int TIMED = 200;

  /** {@code x0^2 + x1^2}. */
  @Network(precision = Precision.DOUBLE)
  interface Bowl {
    @Input(shape = 2)
    Tensor x();

    @Square
    Tensor squares(Tensor x);

    @Sum(axes = {0, Axis.BATCH})
    Tensor total(Tensor squares);

    @Gradient(of = "total", wrt = "x")
    double[] slope(double[] x);
  }

  @Override
  public String id() {
    return "S08";
  }

  @Override
  public String title() {
    return "Backpropagation against numerical gradient";
  }

  @Override
  public void run(Run run) {
    int[] sizes =
        run.full()
            ? IntStream.concat(IntStream.rangeClosed(1, 17), IntStream.of(31, 32, 33)).toArray()
            : new int[] {1, 3, 9};
    List<GradientSubject> subjects = GradientSubject.all();
    double worst = 0;
    double worstFloat = 0;
    for (int size : sizes) {
      Nets nets = Nets.compile(subjects, size);
      for (GradientSubject subject : subjects) {
        GradientCheck check = nets.check(subject, run.firstSeed());
        double apart = check.apart(nets.single(subject));
        double error = check.worst();
        if (error > CLOSE || apart > CLOSE_FLOAT) {
          run.say("%s, size %d: %.2e, in float %.2e", subject.title(), size, error, apart);
        }
        worst = Math.max(worst, error);
        worstFloat = Math.max(worstFloat, apart);
      }
    }
    int count = subjects.stream().mapToInt(GradientSubject::count).sum();
    run.say("%d layers and losses at %d sizes", count, sizes.length);
    run.report().atMost("gradients in double: worst relative error", worst, CLOSE);
    run.report().atMost("gradients in float against double", worstFloat, CLOSE_FLOAT);
    double[] slope = Networks.create(Bowl.class, 1).slope(new double[] {3, 4});
    double off = Math.max(Math.abs(slope[0] - 6), Math.abs(slope[1] - 8));
    run.report().atMost("slope of x0^2 + x1^2 at (3, 4), against (6, 8)", off, 0);
    GradientSubject flipped = GradientSubject.flipped();
    double found = Nets.compile(List.of(flipped), 3).check(flipped, run.firstSeed()).worst();
    run.report().atLeast("control: a sign flipped on the way back", found, CLOSE);
    cost(run);
  }

  /** One compilation of all subjects at one size, in double and in float. */
  private record Nets(InProcess compiled) {
    static Nets compile(List<GradientSubject> subjects, int size) {
      List<String> sources = new ArrayList<>();
      for (GradientSubject subject : subjects) {
        sources.add(subject.source("DOUBLE", "double", size));
        sources.add(subject.source("FLOAT", "float", size));
      }
      String nets = "class Nets {\n" + String.join("\n", sources) + "}\n";
      return new Nets(InProcess.compile("Nets", nets));
    }

    GradientCheck check(GradientSubject subject, long seed) {
      return new GradientCheck(instance(subject.name("DOUBLE")), seed);
    }

    Instance single(GradientSubject subject) {
      return instance(subject.name("FLOAT"));
    }

    private Instance instance(String name) {
      return compiled.instance("Nets_" + name + "Net");
    }
  }

  /** Why nobody trains by difference quotients. */
  private static void cost(Run run) {
    Digits3 net = Networks.create(Digits3.class, 1);
    run.report()
        .atMost(
            "parameters of 784-50-100-10 other than 45,360",
            Math.abs(Networks.of(net).info().parameterCount() - PARAMETERS),
            0);
    float[] image = new float[784];
    Arrays.fill(image, 0.5f);
    float[] digit = new float[10];
    int[] label = {3};
    double forward = nanos(() -> net.read(image, digit));
    double backward = nanos(() -> net.train(image, label));
    run.say(
        "gradient of 784-50-100-10: %.0f us backward; by %d forward passes of %.0f us: %.1f s",
        backward / 1e3, 2 * PARAMETERS, forward / 1e3, 2 * PARAMETERS * forward / 1e9);
  }

  private static double nanos(Runnable call) {
    for (int i = 0; i < TIMED; i++) {
      call.run();
    }
    long start = System.nanoTime();
    for (int i = 0; i < TIMED; i++) {
      call.run();
    }
    return (System.nanoTime() - start) / (double) TIMED;
  }
}
