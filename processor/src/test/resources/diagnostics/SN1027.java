@Block
interface Step { // here
  @Input Tensor x();
  @Softmax Tensor y(Tensor x);
  @Activate(Activation.RELU) Tensor z(Tensor x);
}
