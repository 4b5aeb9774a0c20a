@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Flatten Tensor y(); // here
  @Predict("y") float[] run(float[] x);
}
