package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Input;
import org.sinter.Padding;
import org.sinter.Size;
import org.sinter.Tensor;
import org.sinter.layer.Activate;
import org.sinter.layer.BatchNorm;
import org.sinter.layer.Conv2d;
import org.sinter.op.Add;

/** Two convolutions and what they were given: a basic block of He et al. 2016. */
@Block
public interface ResidualBlock {
  /** What is added again. */
  @Input
  Tensor x();

  /** The first convolution. */
  @Conv2d(channels = Size.KEEP, kernel = 3, padding = Padding.SAME, bias = false)
  Tensor conv1(Tensor x);

  /** Normalised. */
  @BatchNorm
  Tensor norm1(Tensor conv1);

  /** Rectified. */
  @Activate(Activation.RELU)
  Tensor act1(Tensor norm1);

  /** The second convolution. */
  @Conv2d(channels = Size.KEEP, kernel = 3, padding = Padding.SAME, bias = false)
  Tensor conv2(Tensor act1);

  /** Normalised. */
  @BatchNorm
  Tensor norm2(Tensor conv2);

  /** The shortcut. */
  @Add
  Tensor sum(Tensor norm2, Tensor x);

  /** Rectified. */
  @Activate(Activation.RELU)
  Tensor y(Tensor sum);
}
