@Block
interface Step {
  @Input Tensor x();
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(float[] x); // here
}
