@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Dense(units = 4) Tensor y(Tensor x);
  @Mean(axes = {0, Axis.BATCH}) Tensor loss(Tensor y);
  @Train float train(float[] x); // here
}
