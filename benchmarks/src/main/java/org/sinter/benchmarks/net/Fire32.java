package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Block;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;

/** A fire module: to 32 channels, then to 128 and 128. */
@Block
public interface Fire32 extends Fire16 {
  @Override
  @Conv2d(channels = 32, kernel = 1, activation = RELU)
  Tensor squeeze(Tensor x);

  @Override
  @Conv2d(channels = 128, kernel = 1, activation = RELU)
  Tensor expand1(Tensor squeeze);

  @Override
  @Conv2d(channels = 128, kernel = 3, padding = 1, activation = RELU)
  Tensor expand3(Tensor squeeze);
}
