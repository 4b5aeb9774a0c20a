package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Dense;
import org.sinter.layer.Softmax;

/** The perceptron 784-128-10: its weights, 400 KB, fit the L2 cache. */
@Network
public interface Mlp128 {
  /** A digit. */
  @Input(shape = 784)
  Tensor image();

  /** Nearly all of the work. */
  @Dense(units = 128, activation = RELU)
  Tensor hidden(Tensor image);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor hidden);

  /** One probability a class. */
  @Softmax
  Tensor digit(Tensor logits);

  /** Classifies. */
  @Predict("digit")
  void read(float[] image, float[] digit);
}
