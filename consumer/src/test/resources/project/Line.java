package user;

import org.sinter.*;
import org.sinter.layer.*;
import org.sinter.loss.*;

@Network
public interface Line {
  @Input(shape = 1)  Tensor x();
  @Dense(units = 1)  Tensor y(Tensor x);
  @Label(shape = 1)  Tensor wanted();
  @MeanSquaredError  Tensor loss(Tensor y, Tensor wanted);
  @Predict("y") float[] run(float[] x);
}
