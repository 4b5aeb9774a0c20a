@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Label(classes = 4) Tensor label();
  @CrossEntropy Tensor loss(Tensor x, Tensor label);
  @Predict("y") float[] run(float[] x, int[] label); // here
}
