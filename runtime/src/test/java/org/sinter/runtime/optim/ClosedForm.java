package org.sinter.runtime.optim;

import java.util.ArrayList;
import java.util.List;

/**
 * The optimisers as their definitions read, for one number: every mean is a sum over the whole
 * history of gradients. Slow and obvious, and without a recurrence but that of the value.
 */
final class ClosedForm {
  private final Optimizer optimizer;
  private final List<Double> gradients = new ArrayList<>();
  private final List<Double> moves = new ArrayList<>();
  private double x;

  ClosedForm(Optimizer optimizer, double x) {
    this.optimizer = optimizer;
    this.x = x;
  }

  double step(double gradient) {
    switch (optimizer) {
      case Sgd sgd -> {
        gradients.add(gradient + sgd.weightDecay() * x);
        x -= sgd.rate() * move(sgd);
      }
      case Adam adam -> {
        gradients.add(gradient + adam.weightDecay() * x);
        Moments moments = new Moments(adam.beta1(), adam.beta2(), adam.epsilon(), adam.amsgrad());
        x -= adam.rate() * move(moments);
      }
      case AdamW adam -> {
        gradients.add(gradient);
        Moments moments = new Moments(adam.beta1(), adam.beta2(), adam.epsilon(), adam.amsgrad());
        x = x - adam.rate() * adam.weightDecay() * x - adam.rate() * move(moments);
      }
      case RmsProp rms -> {
        gradients.add(gradient + rms.weightDecay() * x);
        moves.add(gradients.getLast() / (root(rms) + rms.epsilon()));
        x -= rms.rate() * weighted(moves, rms.momentum(), 1);
      }
      case AdaGrad ada -> {
        gradients.add(gradient + ada.weightDecay() * x);
        double root = Math.sqrt(weighted(squares(), 1, 1));
        double rate = ada.rate() / (1 + (gradients.size() - 1) * ada.rateDecay());
        x -= rate * gradients.getLast() / (root + ada.epsilon());
      }
      default -> throw new IllegalArgumentException(optimizer.toString());
    }
    return x;
  }

  private double move(Sgd sgd) {
    double undamped = sgd.dampening() * Math.pow(sgd.momentum(), gradients.size() - 1);
    double velocity =
        weighted(gradients, sgd.momentum(), 1 - sgd.dampening()) + undamped * gradients.getFirst();
    return sgd.nesterov() ? gradients.getLast() + sgd.momentum() * velocity : velocity;
  }

  private double move(Moments moments) {
    double mean = weighted(gradients, moments.beta1(), 1 - moments.beta1());
    double square = 0;
    for (int t = moments.amsgrad() ? 1 : gradients.size(); t <= gradients.size(); t++) {
      List<Double> past = squares().subList(0, t);
      square = Math.max(square, weighted(past, moments.beta2(), 1 - moments.beta2()));
    }
    double corrected = square / (1 - Math.pow(moments.beta2(), gradients.size()));
    double unbiased = mean / (1 - Math.pow(moments.beta1(), gradients.size()));
    return unbiased / (Math.sqrt(corrected) + moments.epsilon());
  }

  private double root(RmsProp rms) {
    double square = weighted(squares(), rms.alpha(), 1 - rms.alpha());
    double mean = rms.centered() ? weighted(gradients, rms.alpha(), 1 - rms.alpha()) : 0;
    return Math.sqrt(square - mean * mean);
  }

  private List<Double> squares() {
    return gradients.stream().map(g -> g * g).toList();
  }

  /** Each value times {@code share}, once more decayed for each one after it. */
  private static double weighted(List<Double> values, double decay, double share) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += share * Math.pow(decay, values.size() - 1 - i) * values.get(i);
    }
    return sum;
  }
}
