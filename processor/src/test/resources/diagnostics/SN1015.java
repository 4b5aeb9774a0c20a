@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Add Tensor y(Tensor x, Tensor z); // here
  @Exp Tensor z(Tensor y);
  @Predict("y") float[] run(float[] x);
}
