package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;

/** The shapes of the ONNX model cifar10-cnn: four convolutions and a dense layer. */
@Network
public interface CifarCnn {
  /** An image. */
  @Input(shape = {32, 32, 3})
  Tensor image();

  /** 30x30x12. */
  @Conv2d(channels = 12, kernel = 5, padding = 1, activation = RELU)
  Tensor conv1(Tensor image);

  /** 28x28x12. */
  @Conv2d(channels = 12, kernel = 5, padding = 1, activation = RELU)
  Tensor conv2(Tensor conv1);

  /** 14x14x12. */
  @MaxPool2d(2)
  Tensor pool(Tensor conv2);

  /** 12x12x24. */
  @Conv2d(channels = 24, kernel = 5, padding = 1, activation = RELU)
  Tensor conv3(Tensor pool);

  /** 10x10x24. */
  @Conv2d(channels = 24, kernel = 5, padding = 1, activation = RELU)
  Tensor conv4(Tensor conv3);

  /** 2400. */
  @Flatten
  Tensor flat(Tensor conv4);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor flat);

  /** Classifies. */
  @Predict("logits")
  void read(float[] image, float[] logits);
}
