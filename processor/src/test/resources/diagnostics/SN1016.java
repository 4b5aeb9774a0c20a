@Network
interface Mlp {
  @Input(shape = 4) Tensor x();
  @Dense(units = 3) Tensor logits(Tensor x);
  @Label(classes = 3) Tensor label();
  @CrossEntropy Tensor loss(Tensor logits, @Wire(to = "lable") Tensor label); // here
}
