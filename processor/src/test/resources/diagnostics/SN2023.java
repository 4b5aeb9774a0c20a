@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
  @Gradient(of = "y", wrt = "x") float[] saliency(float[] x); // here
}
