@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(String x); // here
}
