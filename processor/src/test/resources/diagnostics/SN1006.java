@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Dense(units = 3) @Softmax Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
