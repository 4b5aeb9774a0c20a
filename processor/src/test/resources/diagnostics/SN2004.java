@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Parameter(shape = {5, 2}) Tensor w();
  @MatMul Tensor y(Tensor x, Tensor w); // here
  @Predict("y") float[] run(float[] x);
}
