package org.sinter.benchmarks.net;

import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Dense;
import org.sinter.loss.MeanSquaredError;
import org.sinter.op.Multiply;

/**
 * One dense layer of 512x512, forward and backward. The trainable scale in front makes the gradient
 * by the layer's input necessary: three contractions of 512 x 512 x N a step.
 */
@Network
public interface Dense512 {
  /** Values before the scale. */
  @Input(shape = 512)
  Tensor x();

  /** One factor a feature. */
  @Parameter(shape = 512, init = @Init(value = Initializer.CONSTANT, scale = 1))
  Tensor scale();

  /** The layer's input. */
  @Multiply
  Tensor scaled(Tensor x, Tensor scale);

  /** The layer. */
  @Dense(units = 512)
  Tensor y(Tensor scaled);

  /** What y should be. */
  @Label(shape = 512)
  Tensor wanted();

  /** Gives y a gradient. */
  @MeanSquaredError
  Tensor loss(Tensor y, Tensor wanted);

  /** Forward and backward. */
  @Train("loss")
  float step(float[] x, float[] wanted);
}
