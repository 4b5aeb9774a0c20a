interface Small {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
}

@Network
interface Mlp extends Small {
  @Add Tensor y(Tensor x, @Wire(from = "x") Tensor again); // here
  @Predict("y") float[] run(float[] x);
}
