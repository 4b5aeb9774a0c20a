package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Block;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;

/** A fire module: to 48 channels, then to 192 and 192. */
@Block
public interface Fire48 extends Fire16 {
  @Override
  @Conv2d(channels = 48, kernel = 1, activation = RELU)
  Tensor squeeze(Tensor x);

  @Override
  @Conv2d(channels = 192, kernel = 1, activation = RELU)
  Tensor expand1(Tensor squeeze);

  @Override
  @Conv2d(channels = 192, kernel = 3, padding = 1, activation = RELU)
  Tensor expand3(Tensor squeeze);
}
