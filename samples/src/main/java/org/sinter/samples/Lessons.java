package org.sinter.samples;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lessons there are: a new one is added to this list and nowhere else. */
public final class Lessons {
  private static final List<Lesson> ALL =
      List.of(
          new S01_TensorShape(),
          new S02_LinearRegression(),
          new S03_SpamFilter(),
          new S04_Perceptron(),
          new S05_Xor(),
          new S06_UniversalApproximation(),
          new S08_NumericalGradient(),
          new S09_ComputationalGraph(),
          new S10_ActivationFunctions(),
          new S11_VanishingGradient(),
          new S13_SoftmaxGuard(),
          new S14_LossFunctions(),
          new S16_Divergences(),
          new S17_MnistReader(),
          new S20_BatchNormalisation(),
          new S21_Normalisations(),
          new S24_FirstValues(),
          new S25_BadFirstValues(),
          new S42_MnistFeedForward(),
          new S47_Convolution(),
          new S48_ReceptiveField(),
          new S49_MnistConvolution());

  private Lessons() {}

  /** In order of their ids. */
  public static List<Lesson> all() {
    return ALL;
  }

  /** The lesson of an id, in upper or lower case. */
  public static Optional<Lesson> find(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    return ALL.stream().filter(lesson -> lesson.id().equals(wanted)).findFirst();
  }
}
