@Network
interface Mlp {
  @Input(shape = {4, 3}) Tensor x();
  @Sum(axes = 2) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
