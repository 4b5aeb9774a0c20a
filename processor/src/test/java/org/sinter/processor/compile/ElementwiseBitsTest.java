package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.Activation;
import org.sinter.runtime.Networks;

/** Generated code of elementwise operators and their gradients: the same bits at every width. */
class ElementwiseBitsTest {
  private static final List<String> UNARY =
      List.of(
          "Sin",
          "Cos",
          "Atan",
          "Sinh",
          "Cosh",
          "Expm1",
          "Log1p",
          "Erf",
          "Round",
          "Floor",
          "Ceil",
          "Sign",
          "Reciprocal",
          "Rsqrt",
          "Pow(exponent = 2.5)",
          "Pow(exponent = -0.3)",
          "Clip(min = -1, max = 0.5)",
          "Threshold(threshold = 0.1, value = -2)");
  private static final List<String> BINARY =
      List.of(
          "Maximum",
          "Minimum",
          "Equal",
          "NotEqual",
          "Greater",
          "GreaterEqual",
          "Less",
          "LessEqual",
          "Lerp(weight = 0.3)",
          "MaskedFill(value = 7)");

  private static final float[] SPECIAL = {
    0f, -0f, 1f, -1f, 3f, -3f, 6f, 0.5f, 1e4f, -1e4f, 5e6f, 1e38f, -1e38f, 1e-40f, Float.NaN
  };

  @Test
  void everyWidthGivesTheSameBits() throws ReflectiveOperationException {
    List<String> nodes = new ArrayList<>();
    UNARY.forEach(op -> nodes.add("@" + op + " Tensor %s(Tensor a);"));
    BINARY.forEach(op -> nodes.add("@" + op + " Tensor %s(Tensor a, Tensor b);"));
    nodes.add(
        "@Where Tensor %s(Tensor b, @Wire(from = \"a\") Tensor p, @Wire(from = \"b\") Tensor q);");
    for (Activation activation : Activation.values()) {
      nodes.add("@Activate(Activation." + activation + ") Tensor %s(Tensor a);");
    }
    Compiled compiled = Sinter.compile(source(nodes));
    List<float[]> expected = results(compiled, "scalar", nodes.size());
    for (String width : List.of("128", "256", "512")) {
      List<float[]> actual = results(compiled, width, nodes.size());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(actual.get(i))
            .as("%s at %s", nodes.get(i / 2), width)
            .isEqualTo(expected.get(i));
      }
    }
  }

  private static String source(List<String> nodes) {
    StringBuilder text =
        new StringBuilder(
            """
            package demo;
            import org.sinter.*;
            import org.sinter.layer.*;
            import org.sinter.op.*;
            @Network
            public interface All {
              @Input(shape = 37) Tensor a();
              @Input(shape = 37) Tensor b();
            """);
    for (int i = 0; i < nodes.size(); i++) {
      boolean both = nodes.get(i).contains("Tensor b") || nodes.get(i).contains("\"b\"");
      String arguments = both ? "float[] a, float[] b" : "float[] a";
      text.append(nodes.get(i).formatted("n" + i))
          .append(
              """

              @Multiply Tensor s%1$d(Tensor n%1$d, Tensor a);
              @Sum(axes = {0, Axis.BATCH}) Tensor t%1$d(Tensor s%1$d);
              @Predict("n%1$d") float[] value%1$d(%2$s);
              @Gradient(of = "t%1$d", wrt = "a") float[] slope%1$d(%2$s);
              """
                  .formatted(i, arguments));
    }
    return text.append("}\n").toString();
  }

  /** Value and slope of each node in turn. */
  private static List<float[]> results(Compiled compiled, String width, int nodes)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("demo.All", false, compiled.loader(width));
    Object network = Networks.create(type, 1);
    float[] a = new float[2 * 37];
    float[] b = new float[2 * 37];
    for (int i = 0; i < a.length; i++) {
      a[i] = i < SPECIAL.length ? SPECIAL[i] : (i - 45) * 0.137f;
      b[i] = i % 3 == 0 ? a[i] : i % 3 == 1 ? 0 : 1 - i * 0.03f;
    }
    List<float[]> results = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      for (String name : List.of("value" + i, "slope" + i)) {
        var method = Stream.of(type.getMethods()).filter(m -> m.getName().equals(name)).findFirst();
        Object[] arguments =
            Arrays.copyOf(new Object[] {a, b}, method.orElseThrow().getParameterCount());
        results.add((float[]) method.orElseThrow().invoke(network, arguments));
      }
    }
    return results;
  }
}
