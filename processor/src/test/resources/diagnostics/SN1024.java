@Block
interface Step {
  @Input(shape = 4) Tensor x(); // here
  @Softmax Tensor y(Tensor x);
}
