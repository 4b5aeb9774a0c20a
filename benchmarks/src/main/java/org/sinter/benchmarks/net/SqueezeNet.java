package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Use;
import org.sinter.layer.Conv2d;
import org.sinter.layer.GlobalAveragePool;
import org.sinter.layer.MaxPool2d;
import org.sinter.layer.Softmax;

/** SqueezeNet 1.1: Iandola et al. 2016, with the smaller first layer and earlier pools. */
@Network
public interface SqueezeNet {
  /** An image. */
  @Input(shape = {224, 224, 3})
  Tensor image();

  /** 111x111x64. */
  @Conv2d(channels = 64, kernel = 3, stride = 2, activation = RELU)
  Tensor conv1(Tensor image);

  /** 55x55x64. */
  @MaxPool2d(value = 3, stride = 2)
  Tensor pool1(Tensor conv1);

  /** 55x55x128. */
  @Use(Fire16.class)
  Tensor fire2(Tensor pool1);

  /** 55x55x128. */
  @Use(Fire16.class)
  Tensor fire3(Tensor fire2);

  /** 27x27x128. */
  @MaxPool2d(value = 3, stride = 2)
  Tensor pool3(Tensor fire3);

  /** 27x27x256. */
  @Use(Fire32.class)
  Tensor fire4(Tensor pool3);

  /** 27x27x256. */
  @Use(Fire32.class)
  Tensor fire5(Tensor fire4);

  /** 13x13x256. */
  @MaxPool2d(value = 3, stride = 2)
  Tensor pool5(Tensor fire5);

  /** 13x13x384. */
  @Use(Fire48.class)
  Tensor fire6(Tensor pool5);

  /** 13x13x384. */
  @Use(Fire48.class)
  Tensor fire7(Tensor fire6);

  /** 13x13x512. */
  @Use(Fire64.class)
  Tensor fire8(Tensor fire7);

  /** 13x13x512. */
  @Use(Fire64.class)
  Tensor fire9(Tensor fire8);

  /** One channel a class. */
  @Conv2d(channels = 1000, kernel = 1, activation = RELU)
  Tensor conv10(Tensor fire9);

  /** One number a class. */
  @GlobalAveragePool
  Tensor scores(Tensor conv10);

  /** One probability a class. */
  @Softmax
  Tensor classes(Tensor scores);

  /** Classifies. */
  @Predict("classes")
  void read(float[] image, float[] classes);
}
