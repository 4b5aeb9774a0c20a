package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Out;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Activate;
import org.sinter.layer.BatchNorm;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Flatten;
import org.sinter.loss.BinaryCrossEntropy;

/** Tells drawn digits from those of a {@link Generator} (Radford et al. 2016). */
@Network
public interface Discriminator {
  /** A digit. */
  @Input(shape = {28, 28, 1})
  Tensor image();

  /** 14x14x32. */
  @Conv2d(channels = 32, kernel = 4, stride = 2, padding = 1, activation = Activation.LEAKY_RELU)
  Tensor conv1(Tensor image);

  /** 7x7x64. */
  @Conv2d(channels = 64, kernel = 4, stride = 2, padding = 1, bias = false)
  Tensor conv2(Tensor conv1);

  /** Normalised. */
  @BatchNorm
  Tensor norm(Tensor conv2);

  /** Rectified, but for a little. */
  @Activate(value = Activation.LEAKY_RELU, alpha = 0.2)
  Tensor act(Tensor norm);

  /** 3136. */
  @Flatten
  Tensor flat(Tensor act);

  /** Positive for what seems drawn. */
  @Dense(units = 1)
  Tensor score(Tensor flat);

  /** 1 for drawn, 0 for made. */
  @Label(shape = 1)
  Tensor drawn();

  /** What training lowers. */
  @BinaryCrossEntropy
  Tensor loss(Tensor score, Tensor drawn);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] image, float[] drawn);

  /** How each pixel changes the loss. */
  @Gradient(of = "loss", wrt = "image")
  void slope(float[] image, float[] drawn, @Out("image") float[] slope);
}
