interface Plain {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
}

@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Use(Plain.class) Tensor y(Tensor x); // here
  @Predict("y") float[] run(float[] x);
}
