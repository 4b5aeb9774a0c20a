package org.sinter.samples;

import java.util.Arrays;
import org.sinter.Activation;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Dense;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;
import org.sinter.op.Add;
import org.sinter.op.Scale;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.train.Evaluation;
import org.sinter.runtime.train.History;
import org.sinter.runtime.train.Trainer;

/**
 * A spam filter on three bits: an ad word, a neutral word, a known number. Spam is what has the ad
 * word and comes from an unknown number.
 */
final class S03_SpamFilter implements Lesson {
  private static final int STEPS = 500;
  private static final int SPAM = 0;
  private static final int HAM = 1;

  /** 3-8-2. */
  @Network
  interface Filter {
    @Input(shape = 3)
    Tensor bits();

    @Dense(units = 8, activation = Activation.TANH)
    Tensor hidden(Tensor bits);

    @Dense(units = 2)
    Tensor logits(Tensor hidden);

    @Softmax
    Tensor verdict(Tensor logits);

    @Label(classes = 2)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);

    @Predict("verdict")
    float[] judge(float[] bits);
  }

  /** Answers the same whatever the bits: all it can learn is how much of the mail is spam. */
  @Network
  interface ConstantFilter {
    @Input(shape = 3)
    Tensor bits();

    @Dense(units = 2, bias = false)
    Tensor seen(Tensor bits);

    @Scale(0)
    Tensor unseen(Tensor seen);

    @Parameter(shape = 2)
    Tensor share();

    @Add
    Tensor logits(Tensor unseen, Tensor share);

    @Label(classes = 2)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);
  }

  @Override
  public String id() {
    return "S03";
  }

  @Override
  public String title() {
    return "Spam filter on 3 bits";
  }

  @Override
  public void run(Run run) {
    Dataset mails = mails();
    for (long seed : run.seeds(5)) {
      Filter filter = Networks.create(Filter.class, seed);
      History history = train(filter, mails, seed);
      Evaluation result = Trainer.of(filter).evaluate(mails);
      run.report().speed(history.last().examplesPerSecond());
      run.report().atLeast("right of 8", seed, right(result), 8);
      run.report().atMost("mean cross entropy", seed, result.loss(), 0.05);
      if (seed == run.firstSeed()) {
        show(run, filter);
      }
    }
    ConstantFilter constant = Networks.create(ConstantFilter.class, run.firstSeed());
    train(constant, mails, run.firstSeed());
    Evaluation result = Trainer.of(constant).evaluate(mails);
    run.report().atMost("control: right of 8, constant answer", right(result), 6);
  }

  private static History train(Object filter, Dataset mails, long seed) {
    return Trainer.of(filter)
        .data(mails)
        .optimizer(Adam.of(0.05))
        .batchSize(mails.size())
        .epochs(STEPS)
        .seed(seed)
        .fit();
  }

  private static long right(Evaluation result) {
    return Math.round(result.accuracy().orElseThrow() * result.examples());
  }

  private static void show(Run run, Filter filter) {
    for (int mail = 0; mail < 8; mail++) {
      float[] bits = bits(mail);
      float[] verdict = filter.judge(bits);
      run.say("%s  spam %.4f  ham %.4f", Arrays.toString(bits), verdict[SPAM], verdict[HAM]);
    }
  }

  private static float[] bits(int mail) {
    return new float[] {mail >> 2 & 1, mail >> 1 & 1, mail & 1};
  }

  private static Dataset mails() {
    float[] bits = new float[24];
    int[] labels = new int[8];
    for (int mail = 0; mail < 8; mail++) {
      float[] one = bits(mail);
      System.arraycopy(one, 0, bits, 3 * mail, 3);
      labels[mail] = one[0] == 1 && one[2] == 0 ? SPAM : HAM;
    }
    return Dataset.of().with("bits", bits, 3).with("label", labels);
  }
}
