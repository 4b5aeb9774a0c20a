package moons;

import static org.sinter.Activation.RELU;

import org.sinter.*;
import org.sinter.layer.*;
import org.sinter.loss.*;

@Network
public interface Moons {
  @Input(shape = 2)                      Tensor point();
  @Dense(units = 16, activation = RELU)  Tensor hidden(Tensor point);
  @Dense(units = 2)                      Tensor logits(Tensor hidden);
  @Softmax                               Tensor moon(Tensor logits);

  @Label(classes = 2)                    Tensor label();
  @CrossEntropy                          Tensor loss(Tensor logits, Tensor label);

  @Predict("moon") void classify(float[] point, float[] moon);
  @Train           float train(float[] point, int[] label);
}
