@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Label(classes = 4) Tensor label();
  @CrossEntropy Tensor loss(Tensor y, Tensor label); // here
  @Predict("y") float[] run(float[] x);
}
