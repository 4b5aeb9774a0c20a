@Network
interface Classes {
  @Label(classes = 10) Tensor digit();
  @OneHot(classes = 9) Tensor y(Tensor digit); // here
  @Predict("y") float[] run(int[] digit);
}
