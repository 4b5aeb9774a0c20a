package org.sinter.benchmarks.net;

import static org.sinter.Activation.RELU;

import org.sinter.Block;
import org.sinter.Input;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;
import org.sinter.op.Concat;

/** A fire module of Iandola et al. 2016: to 16 channels, then to 64 and 64. */
@Block
public interface Fire16 {
  /** An image. */
  @Input
  Tensor x();

  /** Fewer channels. */
  @Conv2d(channels = 16, kernel = 1, activation = RELU)
  Tensor squeeze(Tensor x);

  /** Each pixel. */
  @Conv2d(channels = 64, kernel = 1, activation = RELU)
  Tensor expand1(Tensor squeeze);

  /** Its neighbours too. */
  @Conv2d(channels = 64, kernel = 3, padding = 1, activation = RELU)
  Tensor expand3(Tensor squeeze);

  /** Both. */
  @Concat(axis = 2)
  Tensor y(Tensor expand1, Tensor expand3);
}
