package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/**
 * Where a network is sure of its answers its gradients are next to nothing. As denormal numbers
 * they would slow down every product that they enter.
 */
class VanishingGradientTest {
  private static final int EXAMPLES = 60;

  private static final String LAYERS =
      """
      import org.sinter.*;
      import org.sinter.layer.*;
      import org.sinter.loss.*;

      @Network public interface Sure {
        @Input(shape = 2) Tensor x();
        @Dense(units = 20, bias = false) Tensor h(Tensor x);
        @Dense(units = %d, bias = false) Tensor y(Tensor h);
        %s
        @Gradient(of = "loss", wrt = {"x", "h", "y"}) void slopes(
            float[] x, %s label, @Out("x") float[] byX, @Out("h") float[] byH,
            @Out("y") float[] byY);
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"CrossEntropy", "BinaryCrossEntropy"})
  void isNeverDenormal(String loss) {
    boolean classes = loss.equals("CrossEntropy");
    String labels =
        classes
            ? """
            @Label(classes = 2) Tensor label();
            @CrossEntropy Tensor loss(Tensor y, Tensor label);
            """
            : """
            @Label(shape = 1) Tensor label();
            @BinaryCrossEntropy Tensor loss(Tensor y, Tensor label);
            """;
    int units = classes ? 2 : 1;
    String source = LAYERS.formatted(units, labels, classes ? "int[]" : "float[]");
    Object network = Networks.create(Sinter.compile(source).load("Sure"), 1);
    Instance instance = Instance.of(network);
    // Both layers are linear: the second class falls short of the first by twice the first input,
    // the single output is that below 0.
    instance.parameters().set("h.weight", filled(40, i -> i % 2 == 0 ? 1 : 1e-7f));
    instance
        .parameters()
        .set("y.weight", filled(20 * units, i -> classes && i < 20 ? 0.05f : -0.05f));
    float from = classes ? 20 : 40;
    float[] x = filled(2 * EXAMPLES, i -> i % 2 == 0 ? from + from * i / EXAMPLES : 1);
    Object label = classes ? new int[EXAMPLES] : new float[EXAMPLES];
    float[] byX = new float[2 * EXAMPLES];
    float[] byH = new float[20 * EXAMPLES];
    float[] byY = new float[units * EXAMPLES];
    Object[] arrays = {x, label, byX, byH, byY};
    instance.programs().run(instance.info().entry("slopes"), arrays, EXAMPLES);
    for (float[] gradient : List.of(byX, byH, byY)) {
      assertThat(gradient).doesNotContain(Float.NaN);
      assertThat(IntStream.range(0, gradient.length).filter(i -> isDenormal(gradient[i])))
          .isEmpty();
    }
    assertThat(byY[units - 1]).isNotZero();
    assertThat(byY[byY.length - 1]).isZero();
  }

  private static boolean isDenormal(float value) {
    return value != 0 && Math.abs(value) < Float.MIN_NORMAL;
  }

  /** A value by its index. */
  private interface Values {
    float at(int i);
  }

  private static float[] filled(int length, Values values) {
    float[] filled = new float[length];
    IntStream.range(0, length).forEach(i -> filled[i] = values.at(i));
    return filled;
  }
}
