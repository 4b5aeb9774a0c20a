package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Input;
import org.sinter.Padding;
import org.sinter.Size;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;

/** Two convolutions of 8 channels, each rectified. */
@Block
public interface DoubleConv {
  /** A picture. */
  @Input
  Tensor x();

  /** The first, which sets the channels. */
  @Conv2d(channels = 8, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Tensor first(Tensor x);

  /** The second. */
  @Conv2d(channels = Size.KEEP, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Tensor second(Tensor first);
}
