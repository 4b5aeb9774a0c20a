package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Padding;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;

/** The shapes of the ONNX model mnist-cntk: two convolutions and a dense layer. */
@Network
public interface MnistCntk {
  /** A digit. */
  @Input(shape = {28, 28, 1})
  Tensor image();

  /** 28x28x8. */
  @Conv2d(channels = 8, kernel = 5, padding = Padding.SAME, activation = RELU)
  Tensor conv1(Tensor image);

  /** 14x14x8. */
  @MaxPool2d(2)
  Tensor pool1(Tensor conv1);

  /** 14x14x16. */
  @Conv2d(channels = 16, kernel = 5, padding = Padding.SAME, activation = RELU)
  Tensor conv2(Tensor pool1);

  /** 4x4x16. */
  @MaxPool2d(3)
  Tensor pool2(Tensor conv2);

  /** 256. */
  @Flatten
  Tensor flat(Tensor pool2);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor flat);

  /** Classifies. */
  @Predict("logits")
  void read(float[] image, float[] logits);
}
