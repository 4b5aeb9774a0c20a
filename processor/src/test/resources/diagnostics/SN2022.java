@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Parameter(shape = 4, init = @Init(Initializer.HE)) Tensor b(); // here
  @Add Tensor y(Tensor x, Tensor b);
  @Predict("y") float[] run(float[] x);
}
