@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);

  default Tensor twice(Tensor y) { // here
    return y;
  }
  @Predict("y") float[] run(float[] x);
}
