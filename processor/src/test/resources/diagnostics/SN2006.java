@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @MaxPool2d(2) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
