package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Layers that are computed where they are joined, beside themselves computed apart. */
class JoinedInPlaceTest {
  private static final int PIXELS = 30;
  private static final int IN = 7;

  private static final String LAYERS =
      """
      @Input(shape = {5, 6, 7}) Tensor x();
      @Conv2d(channels = 40, kernel = 3, padding = 1, activation = Activation.RELU) Tensor a(Tensor x);
      @Conv2d(channels = 9, kernel = 1) Tensor b(Tensor x);
      @Activate(Activation.TANH) Tensor c(Tensor x);
      @Concat(axis = 2) Tensor ab(Tensor a, Tensor b);
      """;

  private static final Compiled NESTED =
      Sinter.compile(
          network(
              """
              @Concat(axis = 2) Tensor all(Tensor ab, Tensor c, Tensor x);
              @Scale(2) Tensor y(Tensor all);
              @Predict("y") void joined(float[] x, @Out("y") float[] y);
              @Predict({"a", "b", "c"}) void apart(
                  float[] x, @Out("a") float[] a, @Out("b") float[] b, @Out("c") float[] c);
              """));

  private static String network(String more) {
    return """
    package demo;
    import org.sinter.*;
    import org.sinter.layer.*;
    import org.sinter.op.*;
    @Network
    public interface Joined {
      %s%s
    }
    """
        .formatted(LAYERS, more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "128", "256", "512"})
  void haveTheValuesThatTheyHaveApart(String width) throws ReflectiveOperationException {
    Class<?> type = Class.forName("demo.Joined", false, NESTED.loader(width));
    Instance net = Instance.of(Networks.create(type, 1));
    int n = 3;
    Random random = new Random(1);
    float[] x = new float[n * PIXELS * IN];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    float[] y = new float[n * PIXELS * (40 + 9 + IN + IN)];
    float[] a = new float[n * PIXELS * 40];
    float[] b = new float[n * PIXELS * 9];
    float[] c = new float[n * PIXELS * IN];
    net.programs().run(net.info().entry("joined"), new Object[] {x, y}, n);
    net.programs().run(net.info().entry("apart"), new Object[] {x, a, b, c}, n);
    float[][] parts = {a, b, c, x};
    int[] widths = {40, 9, IN, IN};
    int at = 0;
    for (int pixel = 0; pixel < n * PIXELS; pixel++) {
      for (int part = 0; part < parts.length; part++) {
        for (int i = 0; i < widths[part]; i++) {
          assertThat(y[at++]).isEqualTo(2 * parts[part][pixel * widths[part] + i]);
        }
      }
    }
    assertThat(at).isEqualTo(y.length);
  }

  @Test
  void needNoKernelThatJoinsThem() {
    String joined =
        Sinter.compile(
                network("@Predict(\"y\") float[] run(float[] x); @Scale(2) Tensor y(Tensor ab);"))
            .sources()
            .toString();
    assertThat(joined).contains("_conv2d_add_relu").doesNotContain("_concat");
    String output =
        Sinter.compile(network("@Predict(\"ab\") float[] run(float[] x);")).sources().toString();
    assertThat(output).as("what is handed out is joined apart").contains("_concat");
  }
}
