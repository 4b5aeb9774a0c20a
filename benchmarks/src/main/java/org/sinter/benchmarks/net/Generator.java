package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Axis;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Activate;
import org.sinter.layer.BatchNorm;
import org.sinter.layer.ConvTranspose2d;
import org.sinter.layer.Dense;
import org.sinter.op.Mean;
import org.sinter.op.Multiply;
import org.sinter.op.Reshape;

/**
 * Makes digits of noise (Radford et al. 2016), and learns from the slope by which a {@link
 * Discriminator} would have them changed.
 */
@Network
public interface Generator {
  /** Noise. */
  @Input(shape = 64)
  Tensor noise();

  /** 3136. */
  @Dense(units = 7 * 7 * 64)
  Tensor seed(Tensor noise);

  /** 7x7x64. */
  @Reshape(shape = {7, 7, 64})
  Tensor small(Tensor seed);

  /** Normalised. */
  @BatchNorm
  Tensor norm1(Tensor small);

  /** Rectified. */
  @Activate(Activation.RELU)
  Tensor act1(Tensor norm1);

  /** 14x14x32. */
  @ConvTranspose2d(channels = 32, kernel = 4, stride = 2, padding = 1, bias = false)
  Tensor larger(Tensor act1);

  /** Normalised. */
  @BatchNorm
  Tensor norm2(Tensor larger);

  /** Rectified. */
  @Activate(Activation.RELU)
  Tensor act2(Tensor norm2);

  /** 28x28x1. */
  @ConvTranspose2d(channels = 1, kernel = 4, stride = 2, padding = 1, activation = Activation.TANH)
  Tensor image(Tensor act2);

  /** The gradient of the discriminator's loss by each pixel. */
  @Input(shape = {28, 28, 1})
  Tensor slope();

  /** What changes with each pixel. */
  @Multiply
  Tensor change(Tensor image, Tensor slope);

  /** Its gradient by the parameters is that of the discriminator's loss. */
  @Mean(axes = {0, 1, 2, Axis.BATCH})
  Tensor loss(Tensor change);

  /** Makes digits. */
  @Predict("image")
  void make(float[] noise, float[] image);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] noise, float[] slope);
}
