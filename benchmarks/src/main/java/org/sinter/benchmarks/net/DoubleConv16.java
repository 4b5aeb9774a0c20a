package org.sinter.benchmarks.net;

import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Padding;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;

/** As its parent, with 16 channels. */
@Block
public interface DoubleConv16 extends DoubleConv {
  @Override
  @Conv2d(channels = 16, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Tensor first(Tensor x);
}
