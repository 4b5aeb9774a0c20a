package org.sinter.benchmarks.net;

import org.sinter.Block;
import org.sinter.Tensor;
import org.sinter.layer.Conv2d;
import org.sinter.op.Add;

/** A residual block of half the height and width, with 64 channels and a projected shortcut. */
@Block
public interface Down64 extends ResidualBlock {
  @Override
  @Conv2d(channels = 64, kernel = 3, stride = 2, padding = 1, bias = false)
  Tensor conv1(Tensor x);

  /** What is added again, in the new shape. */
  @Conv2d(channels = 64, kernel = 1, stride = 2, bias = false)
  Tensor shortcut(Tensor x);

  @Override
  @Add
  Tensor sum(Tensor norm2, Tensor shortcut);
}
