package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with the zeros around an image are left out: the bits of the plain twin. */
class ImageBordersTest {
  private static final String WITHOUT = "// Without the zeros before and after a line";

  private static String layers(int height, int width, String first, String second) {
    return """
    @Input(shape = {%d, %d, 3}) Tensor x();
    @Conv2d(activation = Activation.TANH, %s) Tensor h(Tensor x);
    @Conv2d(%s) Tensor y(Tensor h);
    """
        .formatted(height, width, first, second);
  }

  /** The gradient by the image of a convolution without a border is one with a wide border. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 | 12 | channels = 16, kernel = 1               | channels = 8, kernel = 5
          8  | 9  | channels = 12, kernel = 3, padding = 1  | channels = 20, kernel = 3
          7  | 14 | channels = 40, kernel = 1               | channels = 64, kernel = 3, padding = 1
          5  | 1  | channels = 16, kernel = 1               | channels = 16, kernel = 3, padding = 1
          2  | 2  | channels = 8, kernel = 1                | channels = 8, kernel = 5, padding = 2
          6  | 7  | channels = 16, kernel = 1               | channels = 16, kernel = 4, padding = 2
          6  | 10 | channels = 8, kernel = 1                | channels = 24, kernel = 3, padding = 3
          9  | 8  | channels = 8, kernel = 1                | channels = 16, kernel = 3, dilation = 2, padding = 2
          8  | 8  | channels = 24, kernel = 1               | channels = 12, kernel = 3, stride = 2, padding = 1
          6  | 6  | channels = 9, kernel = 1                | channels = 9, kernel = 2, padding = 1
          """)
  void haveTheBitsOfThePlainTwin(int height, int width, String first, String second)
      throws ReflectiveOperationException {
    Twins.check(layers(height, width, first, second), 3, height * width * 3);
  }

  @Test
  void areLeftOutOfALineThatATileHasAllOf() {
    String source = source(12, "channels = 16, kernel = 1", "channels = 8, kernel = 5");
    assertThat(source)
        .contains(WITHOUT)
        .containsPattern("k\\d+_contract\\w*_12x1\\(")
        .containsPattern(
            "for \\(int k4 = Math.max\\(0, i1 - 7\\); k4 < Math.min\\(5, i1 \\+ 1\\);");
  }

  /** Two of 120 lines lie around the image: too few to be worth bounds that are no literals. */
  @Test
  void areComputedWhereTheyAreFew() {
    String source =
        source(40, "channels = 16, kernel = 1", "channels = 64, kernel = 3, padding = 1");
    assertThat(source).doesNotContain(WITHOUT).doesNotContainPattern("k4 = Math.max\\(0");
  }

  private static String source(int side, String first, String second) {
    String source = Twins.compiled(layers(side, side, first, second)).sources().get("demo.TwinNet");
    assertThat(source).contains("final class TwinNet");
    return source;
  }
}
