@Block
interface Step {
  @Input Tensor x();
  @Use(Step.class) Tensor y(Tensor x); // here
}
