@Network
interface Words {
  @Input(shape = 4) Tensor x();
  @Embedding(rows = 9, units = 3) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
