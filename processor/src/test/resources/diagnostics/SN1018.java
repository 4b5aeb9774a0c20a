@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Add Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
