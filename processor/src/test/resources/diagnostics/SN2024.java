@Network
interface Mlp {
  @Input(shape = {65536, 65536}) Tensor x(); // here
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(float[] x);
}
