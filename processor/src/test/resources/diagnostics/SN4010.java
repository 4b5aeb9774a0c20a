@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Label(shape = 4) Tensor label();
  @MeanSquaredError Tensor loss(Tensor x, Tensor label);
  @Train float train(float[] x, float[] label); // here
}
