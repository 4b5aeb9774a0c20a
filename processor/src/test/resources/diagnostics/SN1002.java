@Network
sealed interface Mlp permits Other { // here
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Predict("y") float[] run(float[] x);
}

non-sealed interface Other extends Mlp {}
