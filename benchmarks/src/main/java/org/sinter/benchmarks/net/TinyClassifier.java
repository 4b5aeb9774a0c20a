package org.sinter.benchmarks.net;

import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.loss.CrossEntropy;

/** The small perceptron, to be trained. */
@Network
public interface TinyClassifier extends Tiny {
  /** Class numbers. */
  @Label(classes = 10)
  Tensor label();

  /** What training lowers. */
  @CrossEntropy
  Tensor loss(Tensor y, Tensor label);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] x, int[] label);
}
