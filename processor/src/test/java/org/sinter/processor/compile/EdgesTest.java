package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that do not fill their last panel: the bits of the plain twin, and how they are cut. */
class EdgesTest {

  private static String hidden(int units) {
    return """
    @Input(shape = 20) Tensor x();
    @Dense(units = %d, activation = Activation.TANH) Tensor h(Tensor x);
    @Dense(units = 70) Tensor y(Tensor h);
    """
        .formatted(units);
  }

  private static String conv(int channels) {
    return """
    @Input(shape = {8, 9, 3}) Tensor x();
    @Conv2d(channels = %d, kernel = 3, padding = 1, activation = Activation.TANH) Tensor h(Tensor x);
    @Conv2d(channels = 6, kernel = 5) Tensor y(Tensor h);
    """
        .formatted(channels);
  }

  @ParameterizedTest
  @CsvSource({"33, 5", "33, 40", "100, 64", "300, 9", "63, 130", "290, 131"})
  void ofGradientsByADenseLayersInput(int units, int n) throws ReflectiveOperationException {
    Twins.check(hidden(units), n, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3", "7, 2", "9, 2", "12, 3", "17, 2", "24, 3", "31, 2", "33, 2", "48, 3", "70, 2", "100, 2"
  })
  void ofConvolutions(int channels, int n) throws ReflectiveOperationException {
    Twins.check(conv(channels), n, 8 * 9 * 3);
  }

  /** 12 x 12 x 6 elements leave no room between examples, and 16 lanes reach two rows further. */
  @ParameterizedTest
  @CsvSource({"6, 3", "3, 5", "8, 3"})
  void ofRowsThatAVectorReachesFarPast(int channels, int n) throws ReflectiveOperationException {
    String layers =
        """
        @Input(shape = {12, 12, 3}) Tensor x();
        @Conv2d(channels = %d, kernel = 3, padding = 1, activation = Activation.RELU) Tensor a(Tensor x);
        @Conv2d(channels = %d, kernel = 3, padding = 1, activation = Activation.RELU) Tensor b(Tensor x);
        @Concat(axis = 0) Tensor joined(Tensor a, Tensor b);
        @Dense(units = 5) Tensor y(Tensor joined);
        """;
    Twins.check(layers.formatted(channels, channels), n, 12 * 12 * 3);
  }

  @ParameterizedTest
  @CsvSource({"40, 3", "64, 2"})
  void ofStridedConvolutions(int channels, int n) throws ReflectiveOperationException {
    String layers =
        """
        @Input(shape = {8, 9, 3}) Tensor x();
        @Conv2d(channels = 5, kernel = 3, activation = Activation.TANH) Tensor h(Tensor x);
        @Conv2d(channels = %d, kernel = 3, stride = 2) Tensor y(Tensor h);
        """;
    Twins.check(layers.formatted(channels), n, 8 * 9 * 3);
  }

  @Test
  void theLastPanelOfAFilledTileEndsWithTheLastColumn() {
    String source = Twins.compiled(hidden(300)).sources().get("demo.TwinNet");
    assertThat(source).contains("int column = Math.min(q * 64, 236);").doesNotContain("_pack(");
  }

  @Test
  void rowsThatATileHasAllOfAreStoredWholeButForTheLast() {
    String source = Twins.compiled(conv(24)).sources().get("demo.TwinNet");
    assertThat(source).contains("WHOLE = WIDE && VL == 16;").contains("if (WHOLE) k");
    assertThat(source).containsPattern("s7_1.add\\(c1\\).intoArray\\(w, at1 \\+ 168 \\+ VL\\);");
    assertThat(source)
        .containsPattern("s8_1.add\\(c1\\).intoArray\\(w, at1 \\+ 192 \\+ VL, m1\\);");
  }

  /** Of a window of three columns, and of one of five for few results. */
  @ParameterizedTest
  @CsvSource({"20, 40, 3, 2", "29, 64, 3, 2", "16, 12, 5, 3", "11, 16, 3, 2"})
  void ofWindowsWhosePlacesAreSummedLast(int width, int channels, int kernel, int n)
      throws ReflectiveOperationException {
    String layers =
        """
        @Input(shape = {7, %d, 3}) Tensor x();
        @Conv2d(channels = 12, kernel = 3, padding = 1, activation = Activation.RELU) Tensor h(Tensor x);
        @Conv2d(channels = %d, kernel = %d, padding = 1) Tensor y(Tensor h);
        """;
    Twins.check(layers.formatted(width, channels, kernel), n, 7 * width * 3);
  }

  /** 29 places are three tiles of ten, of which the last ends with the last place. */
  @Test
  void aLineOfShortSumsIsOneCallAndOneForItsEnd() throws ReflectiveOperationException {
    String line =
        """
        @Input(shape = {8, 29, 3}) Tensor x();
        @Conv2d(channels = 40, kernel = 3, padding = 1, activation = Activation.RELU) Tensor y(Tensor x);
        """;
    String source = Twins.compiled(line).sources().get("demo.TwinNet");
    assertThat(source).contains("for (int i2 = first; i2 < end - 9; i2 += 10) {");
    assertThat(source)
        .containsPattern("k\\d+_conv2d_add_relu_10x2\\(.*, i1, 0, 29, q, j\\);")
        .containsPattern("k\\d+_conv2d_add_relu_10x2\\(.*, i1, 29 - 10, 29, q, j\\);");
    Twins.check(line, 2, 8 * 29 * 3);
  }

  @Test
  void panelsBeforeTheEdgeAreStoredWithoutAMask() {
    String source = Twins.compiled(conv(100)).sources().get("demo.TwinNet");
    assertThat(source).containsPattern("k\\d+_conv2d_add_\\dx2\\(");
    assertThat(source).containsPattern("k\\d+_conv2d_add_\\d+x1_edge\\(");
    assertThat(source).contains("S.indexInRange(q * 16 + j, 4)");
  }

  /** With three of them, C2 keeps some of the sums in memory. */
  @Test
  void noMethodHasMoreThanTwoLoopsOverK() {
    String source = Twins.compiled(conv(100)).sources().get("demo.TwinNet").replaceAll("\\s+", " ");
    assertThat(source).doesNotContainPattern("(for \\(int k\\d = 0; [^)]*\\) ){3}\\{");
    assertThat(source).containsPattern("k\\d / 5 \\* ");
  }
}
