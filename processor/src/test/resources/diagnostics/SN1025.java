@Network
interface Mlp {
  @Input Tensor x(); // here
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(float[] x);
}
