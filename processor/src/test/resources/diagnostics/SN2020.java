@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Label Tensor label(); // here
  @CrossEntropy Tensor loss(Tensor x, Tensor label);
  @Predict("y") float[] run(float[] x);
}
