package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Padding;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.Use;
import org.sinter.layer.Activate;
import org.sinter.layer.BatchNorm;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.GlobalAveragePool;
import org.sinter.loss.CrossEntropy;

/** The residual network of 20 layers for CIFAR-10 (He et al. 2016, section 4.2). */
@Network
public interface ResNet20 {
  /** A picture. */
  @Input(shape = {32, 32, 3})
  Tensor image();

  /** 32x32x16. */
  @Conv2d(channels = 16, kernel = 3, padding = Padding.SAME, bias = false)
  Tensor conv(Tensor image);

  /** Normalised. */
  @BatchNorm
  Tensor norm(Tensor conv);

  /** Rectified. */
  @Activate(Activation.RELU)
  Tensor stem(Tensor norm);

  /** 32x32x16. */
  @Use(value = ResidualBlock.class, repeat = 3)
  Tensor stage1(Tensor stem);

  /** 16x16x32. */
  @Use(Down32.class)
  Tensor down2(Tensor stage1);

  /** 16x16x32. */
  @Use(value = ResidualBlock.class, repeat = 2)
  Tensor stage2(Tensor down2);

  /** 8x8x64. */
  @Use(Down64.class)
  Tensor down3(Tensor stage2);

  /** 8x8x64. */
  @Use(value = ResidualBlock.class, repeat = 2)
  Tensor stage3(Tensor down3);

  /** 64. */
  @GlobalAveragePool
  Tensor features(Tensor stage3);

  /** One number a class. */
  @Dense(units = 10)
  Tensor logits(Tensor features);

  /** Class numbers. */
  @Label(classes = 10)
  Tensor label();

  /** What training lowers. */
  @CrossEntropy
  Tensor loss(Tensor logits, Tensor label);

  /** Classifies. */
  @Predict("logits")
  void read(float[] image, float[] logits);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] image, int[] label);
}
