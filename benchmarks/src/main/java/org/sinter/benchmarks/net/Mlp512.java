package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Dense;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;

/** The MNIST perceptron 784-512-512-10, for training steps. */
@Network
public interface Mlp512 {
  /** A digit. */
  @Input(shape = 784)
  Tensor image();

  /** First hidden layer. */
  @Dense(units = 512, activation = RELU)
  Tensor h1(Tensor image);

  /** Second hidden layer. */
  @Dense(units = 512, activation = RELU)
  Tensor h2(Tensor h1);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor h2);

  /** One probability a class. */
  @Softmax
  Tensor digit(Tensor logits);

  /** Class numbers. */
  @Label(classes = 10)
  Tensor label();

  /** What training lowers. */
  @CrossEntropy
  Tensor loss(Tensor logits, Tensor label);

  /** Classifies. */
  @Predict("digit")
  void read(float[] image, float[] digit);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] image, int[] label);
}
