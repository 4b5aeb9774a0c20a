@Network
interface Mlp {
  @Input(shape = 4) Tensor image();
  @Softmax Tensor y(Tensor imag); // here
  @Predict("y") float[] run(float[] image);
}
