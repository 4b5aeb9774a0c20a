package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;

/** A convolutional digit reader: 5x5 to 16 channels, 3x3 to 32, each pooled by two. */
@Network
public interface ConvDigits {
  /** A digit. */
  @Input(shape = {28, 28, 1})
  Tensor image();

  /** 24x24x16. */
  @Conv2d(channels = 16, kernel = 5, activation = RELU)
  Tensor conv1(Tensor image);

  /** 12x12x16. */
  @MaxPool2d(2)
  Tensor pool1(Tensor conv1);

  /** 10x10x32. */
  @Conv2d(channels = 32, kernel = 3, activation = RELU)
  Tensor conv2(Tensor pool1);

  /** 5x5x32. */
  @MaxPool2d(2)
  Tensor pool2(Tensor conv2);

  /** 800. */
  @Flatten
  Tensor flat(Tensor pool2);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor flat);

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
