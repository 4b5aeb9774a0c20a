package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Dense;

/** The perceptron 40-64-32-10: its weights, 20 KB, fit the L1 cache, so overheads show. */
@Network
public interface Tiny {
  /** Features. */
  @Input(shape = 40)
  Tensor x();

  /** First hidden layer. */
  @Dense(units = 64, activation = RELU)
  Tensor h1(Tensor x);

  /** Second hidden layer. */
  @Dense(units = 32, activation = RELU)
  Tensor h2(Tensor h1);

  /** Scores. */
  @Dense(units = 10)
  Tensor y(Tensor h2);

  /** Evaluates. */
  @Predict("y")
  void read(float[] x, float[] y);
}
