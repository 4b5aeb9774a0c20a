@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Constant(value = {1, 2, 3}, shape = {2, 2}) Tensor c(); // here
  @Add Tensor y(Tensor x, Tensor c);
  @Predict("y") float[] run(float[] x);
}
