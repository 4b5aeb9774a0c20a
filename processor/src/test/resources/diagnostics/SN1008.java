@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(float[] x); // here
  @Predict("y") float[] run(float[] x);
}
