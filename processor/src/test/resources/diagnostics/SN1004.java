@Network
interface Mlp { // here
  @Input(shape = 4) Tensor x();
  @Softmax Tensor y(Tensor x);
}
