@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Reshape(shape = {2, 3}) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
