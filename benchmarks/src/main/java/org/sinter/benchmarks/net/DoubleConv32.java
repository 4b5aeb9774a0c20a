package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Padding;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;

/** As its parent, with 32 channels. */
@Block
public interface DoubleConv32 extends DoubleConv {
  @Override
  @Conv2d(channels = 32, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Tensor first(Tensor x);
}
