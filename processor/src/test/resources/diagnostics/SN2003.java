@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Parameter(shape = 3) Tensor b();
  @Add Tensor y(Tensor x, Tensor b); // here
  @Predict("y") float[] run(float[] x);
}
