@Network
interface Mlp {
  @Input(shape = 1) Tensor x();
  @Dense(units = 1) Tensor y(Tensor x);
  @Label(classes = 1) Tensor label();
  @CrossEntropy Tensor loss(Tensor y, Tensor label); // here
  @Predict("y") float[] run(float[] x);
}
