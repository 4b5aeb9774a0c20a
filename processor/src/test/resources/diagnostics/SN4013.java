@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Dense(units = 3) Tensor logits(Tensor x);
  @Label(classes = 3) Tensor label();
  @CrossEntropy Tensor loss(Tensor logits, Tensor label);
  @Gradient(of = "loss", wrt = "label") float[] saliency(float[] x, int[] label); // here
}
