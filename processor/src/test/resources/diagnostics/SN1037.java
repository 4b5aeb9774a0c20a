@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Exp Tensor z(Tensor y);
  @Predict("z") float[] run(float[] x, @Out("y") float[] out); // here
}
