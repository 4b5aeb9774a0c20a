@Network
interface Mlp {
  @Input(shape = {4, 4, 1}) Tensor x();
  @Conv2d(channels = 8, kernel = 5) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
