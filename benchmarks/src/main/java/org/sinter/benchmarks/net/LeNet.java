package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;
import org.sinter.loss.CrossEntropy;

/**
 * A convolutional digit reader of the class of LeNet: 5x5 to 16 channels, 5x5 to 32, each pooled by
 * two, and 128 units.
 */
@Network
public interface LeNet {
  /** A digit. */
  @Input(shape = {28, 28, 1})
  Tensor image();

  /** 24x24x16. */
  @Conv2d(channels = 16, kernel = 5, activation = RELU)
  Tensor conv1(Tensor image);

  /** 12x12x16. */
  @MaxPool2d(2)
  Tensor pool1(Tensor conv1);

  /** 8x8x32. */
  @Conv2d(channels = 32, kernel = 5, activation = RELU)
  Tensor conv2(Tensor pool1);

  /** 4x4x32. */
  @MaxPool2d(2)
  Tensor pool2(Tensor conv2);

  /** 512. */
  @Flatten
  Tensor flat(Tensor pool2);

  /** The last hidden layer. */
  @Dense(units = 128, activation = RELU)
  Tensor hidden(Tensor flat);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor hidden);

  /** Class numbers. */
  @Label(classes = 10)
  Tensor label();

  /** What training lowers. */
  @CrossEntropy
  Tensor loss(Tensor logits, Tensor label);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] image, int[] label);
}
