interface Low {
  @Input(shape = 4) Tensor x();
}

interface High {
  @Input(shape = 8) Tensor x();
}

@Network
interface Mlp extends Low, High { // here
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(float[] x);
}
