package user;

import org.sinter.*;
import org.sinter.layer.*;
import org.sinter.loss.*;

@Network
public interface Xor {
  @Input(shape = 2)                                         Tensor bits();
  @Dense(units = 8, activation = Activation.TANH)           Tensor hidden(Tensor bits);
  @Dense(units = 2)                                         Tensor logits(Tensor hidden);
  @Softmax                                                  Tensor answer(Tensor logits);
  @Label(classes = 2)                                       Tensor label();
  @CrossEntropy                                             Tensor loss(Tensor logits, Tensor label);
  @Predict("answer") float[] ask(float[] bits);
}
