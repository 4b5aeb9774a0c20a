package org.sinter.benchmarks.net;

import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.Use;
import org.sinter.layer.Conv2d;
import org.sinter.layer.ConvTranspose2d;
import org.sinter.layer.MaxPool2d;
import org.sinter.loss.BinaryCrossEntropy;
import org.sinter.op.Concat;

/** Marks pixels: down twice, up twice, each level beside what it came from (Ronneberger 2015). */
@Network
public interface UNet {
  /** A picture. */
  @Input(shape = {32, 32, 1})
  Tensor image();

  /** 32x32x8. */
  @Use(DoubleConv.class)
  Tensor fine(Tensor image);

  /** 16x16x8. */
  @MaxPool2d(2)
  Tensor pool1(Tensor fine);

  /** 16x16x16. */
  @Use(DoubleConv16.class)
  Tensor coarse(Tensor pool1);

  /** 8x8x16. */
  @MaxPool2d(2)
  Tensor pool2(Tensor coarse);

  /** 8x8x32. */
  @Use(DoubleConv32.class)
  Tensor bottom(Tensor pool2);

  /** 16x16x16. */
  @ConvTranspose2d(channels = 16, kernel = 2, stride = 2)
  Tensor up2(Tensor bottom);

  /** 16x16x32. */
  @Concat(axis = -1)
  Tensor both2(Tensor coarse, Tensor up2);

  /** 16x16x16. */
  @Use(DoubleConv16.class)
  Tensor right2(Tensor both2);

  /** 32x32x8. */
  @ConvTranspose2d(channels = 8, kernel = 2, stride = 2)
  Tensor up1(Tensor right2);

  /** 32x32x16. */
  @Concat(axis = -1)
  Tensor both1(Tensor fine, Tensor up1);

  /** 32x32x8. */
  @Use(DoubleConv.class)
  Tensor right1(Tensor both1);

  /** One number a pixel. */
  @Conv2d(channels = 1, kernel = 1)
  Tensor mask(Tensor right1);

  /** 1 where a pixel is marked. */
  @Label(shape = {32, 32, 1})
  Tensor wanted();

  /** What training lowers. */
  @BinaryCrossEntropy
  Tensor loss(Tensor mask, Tensor wanted);

  /** Marks. */
  @Predict("mask")
  void mark(float[] image, float[] mask);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] image, float[] wanted);
}
