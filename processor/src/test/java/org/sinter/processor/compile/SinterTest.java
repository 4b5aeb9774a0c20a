package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Networks compiled in this JVM. */
class SinterTest {
  private static final String IMPORTS =
      "import org.sinter.*; import org.sinter.layer.*; import org.sinter.loss.*;"
          + " import org.sinter.op.*;\n";
  private static final String LINE =
      """
      package demo;
      import org.sinter.*;
      import org.sinter.layer.*;
      @Network
      public interface Line {
        @Input(shape = 3) Tensor x();
        @Dense(units = 17, activation = Activation.TANH) Tensor h(Tensor x);
        @Dense(units = 1) Tensor y(Tensor h);
        @Predict("y") float[] predict(float[] x);
      }
      """;

  private static float[] predict(Object network, float... x) {
    float[] y = new float[x.length / 3];
    Instance.of(network).programs().run(0, new Object[] {x, y}, y.length);
    return y;
  }

  @Test
  void aNetworkRuns() {
    Compiled compiled = Sinter.compile(LINE);
    assertThat(compiled.sources()).containsKey("demo.LineNet");
    assertThat(compiled.networks()).singleElement().extracting("className").isEqualTo("LineNet");
    Object line = Networks.create(compiled.load("demo.Line"), 42);
    assertThat(predict(line, 1, 2, 3, 4, 5, 6)).hasSize(2).doesNotContain(0f);
  }

  @Test
  void eachLoaderHasItsOwnWidthAndAllGiveTheSameBits() throws ClassNotFoundException {
    String before = System.getProperty("sinter.simd");
    Compiled compiled = Sinter.compile(LINE);
    float[] expected = predict(Networks.create(compiled.load("demo.Line"), 42), 1, 2, 3);
    for (String width : List.of("scalar", "128", "256", "512")) {
      Class<?> type = Class.forName("demo.Line", false, compiled.loader(width));
      assertThat(type).isNotSameAs(compiled.load("demo.Line"));
      assertThat(predict(Networks.create(type, 42), 1, 2, 3)).isEqualTo(expected);
    }
    assertThat(System.getProperty("sinter.simd")).isEqualTo(before);
  }

  /** The product's gradient is a product with a single number. */
  @Test
  void theMeanOfAProductHasAGradient() {
    String product =
        IMPORTS
            + """
            @Network public interface Product {
              @Input(shape = {5, 9}) Tensor a();
              @Input(shape = {9, 5}) Tensor b();
              @MatMul Tensor y(Tensor a, Tensor b);
              @Mean(axes = {0, 1, Axis.BATCH}) Tensor mean(Tensor y);
              @Gradient(of = "mean", wrt = "b") float[] slope(float[] a, float[] b);
            }
            """;
    assertThat(Sinter.compile(product).networks()).hasSize(1);
  }

  @Test
  void sourcesMayReadEachOther() {
    String wide =
        "package demo; @org.sinter.Network(precision = org.sinter.Precision.FLOAT)"
            + " public interface Wide extends Line {}";
    assertThat(Sinter.compile(LINE, wide).sources()).containsKeys("demo.LineNet", "demo.WideNet");
  }

  @Test
  void allErrorsAreInTheMessageWithTheirPlaces() {
    String wrong =
        IMPORTS
            + """
            @Network public interface Wrong {
              @Input(shape = 3) Tensor x();
              @Dense(units = 0) Tensor a(Tensor x);
              @Dense(units = 2) Tensor b(Tensor xx);
            }
            """;
    assertThatThrownBy(() -> Sinter.compile(wrong))
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("Wrong.java:4: [SN")
        .hasMessageContaining("Wrong.java:5: [SN");
  }

  @Test
  void syntaxErrorsAreReportedToo() {
    assertThatThrownBy(() -> Sinter.compile("interface Half {"))
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("Half.java:1: ");
  }

  @Test
  void twoSourcesOfOneNameAreAMistake() {
    assertThatThrownBy(() -> Sinter.compile(LINE, LINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two sources of demo.Line");
  }

  @Test
  void aDumpIsAResource() {
    Compiled compiled = Sinter.compile(Map.of("Line", LINE), List.of("-Asinter.dump=schedule"));
    assertThat(compiled.resources().values()).anyMatch(text -> text.contains("workspace"));
  }

  @Test
  void everyTypeOfInputIsScaled() {
    String scaled =
        IMPORTS
            + """
            @Network public interface Scaled {
              @Input(shape = 2, scale = 0.5, offset = 3) Tensor a();
              @Input(shape = 2, type = Type.INT32, scale = 0.5, offset = 3) Tensor b();
              @Input(shape = 2, type = Type.UINT8, scale = 0.5, offset = 3) Tensor c();
              @Add Tensor ab(Tensor a, Tensor b);
              @Add Tensor sum(Tensor ab, Tensor c);
              @Predict("sum") float[] sum(float[] a, int[] b, byte[] c);
            }
            """;
    Object network = Networks.create(Sinter.compile(scaled).load("Scaled"), 1);
    float[] sum = new float[2];
    Object[] arrays = {new float[] {2, 4}, new int[] {6, 8}, new byte[] {10, (byte) 200}, sum};
    Instance.of(network).programs().run(0, arrays, 1);
    assertThat(sum).containsExactly(9 + 9, 9 + 106);
  }

  @Test
  void whatDropsIsTheSameForABatchInOneOrInChunks() throws ReflectiveOperationException {
    String dropping =
        IMPORTS
            + """
            @Network public interface Dropping {
              @Input(shape = 5) Tensor x();
              @Dropout(rate = 0.5) Tensor y(Tensor x);
              @Predict(value = "y", mode = Mode.TRAINING) float[] drop(float[] x);
            }
            """;
    Object network = Networks.create(Sinter.compile(dropping).load("Dropping"), 1);
    float[] x = new float[10 * 5];
    java.util.Arrays.fill(x, 1);
    Object whole = network.getClass().getMethod("drop", float[].class).invoke(network, x);
    Networks.of(network).reserve(3);
    Object chunks = network.getClass().getMethod("drop", float[].class).invoke(network, x);
    assertThat(chunks).isEqualTo(whole);
    EntryInfo entry = Instance.of(network).info().entries().getFirst();
    assertThat(entry.kind()).isEqualTo(EntryInfo.Kind.PREDICT);
  }

  @Test
  void aParameterIsPredictedAsItIs() {
    String lone =
        IMPORTS
            + """
            @Network public interface Lone {
              @Parameter(shape = 3) Tensor p();
              @Predict("p") float[] read();
            }
            """;
    Object network = Networks.create(Sinter.compile(lone).load("Lone"), 1);
    Instance instance = Instance.of(network);
    instance.parameters().set("p", new float[] {1, 2, 3});
    float[] read = new float[3];
    instance.programs().run(0, new Object[] {read}, 1);
    assertThat(read).containsExactly(1, 2, 3);
  }

  /** The share of each example in a mean is stored for one reader, and read by others in place. */
  @Test
  void whatIsStoredIsMadeBeforeItIsReadThroughAFormula() {
    String two =
        IMPORTS
            + """
            @Network public interface Two {
              @Input(shape = 3) Tensor x();
              @Input(shape = 4) Tensor z();
              @org.sinter.op.Product Tensor p(Tensor x);
              @org.sinter.op.Mean(axes = Axis.BATCH) Tensor mean(Tensor p);
              @Label(shape = 4) Tensor wanted();
              @org.sinter.loss.MeanSquaredError Tensor error(Tensor z, Tensor wanted);
              @org.sinter.op.Add Tensor sum(Tensor mean, Tensor error);
              @Gradient(of = "sum", wrt = "z") float[] slope(float[] x, float[] z, float[] wanted);
              @Gradient(of = "sum", wrt = {"x", "z"}) void slopes(
                  float[] x, float[] z, float[] wanted,
                  @Out("x") float[] byX, @Out("z") float[] byZ);
            }
            """;
    Object network = Networks.create(Sinter.compile(two).load("Two"), 1);
    Instance instance = Instance.of(network);
    float[] byX = new float[3];
    float[] byZ = new float[4];
    Object[] arrays = {new float[] {2, 3, 5}, new float[] {1, 2, 3, 4}, new float[4], byX, byZ};
    instance.programs().run(instance.info().entry("slopes"), arrays, 1);
    assertThat(byX).containsExactly(15, 10, 6);
    assertThat(byZ).containsExactly(0.5f, 1, 1.5f, 2);
  }
}
