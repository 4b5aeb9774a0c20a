package org.sinter.samples;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;

/** The README's network: reads handwritten digits. */
@Network
public interface Digits {
  @Input(shape = {28, 28, 1})
  Tensor image();

  @Conv2d(channels = 8, kernel = 5, activation = RELU)
  Tensor conv1(Tensor image);

  @MaxPool2d(2)
  Tensor pool1(Tensor conv1);

  @Flatten
  Tensor features(Tensor pool1);

  @Dense(units = 10)
  Tensor logits(Tensor features);

  @Softmax
  Tensor digit(Tensor logits);

  @Label(classes = 10)
  Tensor label();

  @CrossEntropy
  Tensor loss(Tensor logits, Tensor label);

  /** Probabilities of the ten digits; a batch is a longer array: n * 784 in, n * 10 out. */
  @Predict("digit")
  float[] read(float[] image);

  /** The same, allocating nothing. */
  @Predict("digit")
  void read(float[] image, float[] digit);
}
