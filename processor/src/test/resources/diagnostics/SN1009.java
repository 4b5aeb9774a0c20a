@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor wait(Tensor x); // here
  @Predict("wait") float[] run(float[] x);
}
