package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients of weights that are summed in blocks, where neither rows nor blocks come out even: the
 * bits of the plain twin, which knows no blocks.
 */
class LongSumsTest {
  private static final String DENSE =
      """
      @Input(shape = 50) Tensor x();
      @Dense(units = 96) Tensor y(Tensor x);
      """;
  private static final String CONV =
      """
      @Input(shape = {19, 23, 5}) Tensor x();
      @Conv2d(channels = 64, kernel = 3, stride = 2, padding = 1) Tensor y(Tensor x);
      """;
  private static final String FIRST_LAYER =
      """
      @Input(shape = {28, 28, 1}) Tensor x();
      @Conv2d(channels = 16, kernel = 5) Tensor y(Tensor x);
      """;
  private static final String SMALL_IMAGES =
      """
      @Input(shape = {5, 5, 7}) Tensor x();
      @Conv2d(channels = 32, kernel = 2) Tensor y(Tensor x);
      """;

  /** What never runs while it warms up, the JIT leaves out, and compiles anew in training. */
  @Test
  void warmingUpRunsTheFirstBlockAndALaterOneByEachLoop() {
    String source =
        Twins.compiled(FIRST_LAYER).sources().get("demo.TwinNet").replaceAll("\\s+", " ");
    String calls = source.substring(source.indexOf("List<WarmUp.Call> calls()"));
    Pattern declared =
        Pattern.compile("void (\\w+_block)\\([^)]*int j, int k\\d, int k\\d, int steps");
    List<String> blocks = declared.matcher(source).results().map(r -> r.group(1)).toList();
    assertThat(blocks).as("methods with two loops around them").isNotEmpty();
    for (String block : blocks) {
      for (String loops : List.of("0, 0", "1, 0", "0, 1")) {
        assertThat(calls).containsPattern(block + "\\([^()]*, 0, " + loops + ", \\d+(, \\d+)?\\);");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7", "128", "129", "300"})
  void ofADenseLayer(int n) throws ReflectiveOperationException {
    Twins.check(DENSE, n, 50);
  }

  /** All rows of both axes of a filter are one tile where there are few, on one thread. */
  @ParameterizedTest
  @CsvSource({
    "5,1,1,16,25x1",
    "3,1,1,32,9x2",
    "3,2,1,16,9x1",
    "2,1,1,32,4x2",
    "2,1,3,32,6x2",
    "1,1,3,32,3x2"
  })
  void ofAFilterOfFewRows(int kernel, int stride, int in, int channels, String tile)
      throws ReflectiveOperationException {
    String layers =
        """
        @Input(shape = {13, 14, %d}) Tensor x();
        @Conv2d(channels = %d, kernel = %d, stride = %d) Tensor y(Tensor x);
        """
            .formatted(in, channels, kernel, stride);
    assertThat(Twins.compiled(layers).sources().get("demo.TwinNet")).contains(tile + "_block(");
    Twins.check(layers, 7, 13 * 14 * in);
  }

  @ParameterizedTest
  @CsvSource({"6", "9"})
  void ofAStridedConvolution(int n) throws ReflectiveOperationException {
    Twins.check(CONV, n, 19 * 23 * 5);
  }

  @ParameterizedTest
  @CsvSource({"6", "50"})
  void ofImagesOfWhichSeveralAreABlock(int n) throws ReflectiveOperationException {
    Twins.check(SMALL_IMAGES, n, 5 * 5 * 7);
  }
}
