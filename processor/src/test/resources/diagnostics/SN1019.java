@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Exp Tensor z(Tensor x);
  @Softmax Tensor y(Tensor x, Tensor z); // here
  @Predict("y") float[] run(float[] x);
}
