@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Add Tensor y(Tensor x, @Wire(from = "x", to = "a") Tensor again); // here
  @Predict("y") float[] run(float[] x);
}
