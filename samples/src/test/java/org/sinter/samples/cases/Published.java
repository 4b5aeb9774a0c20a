package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/**
 * Numbers as a source prints them, and the network in double precision that should give them.
 *
 * @param source what is printed where
 * @param nodes the network's nodes; what is given are its parameters, the last is {@code y}
 * @param values of each parameter, by name
 * @param printed digits, each number right to half of its last one
 */
record Published(String source, String nodes, Map<String, double[]> values, List<String> printed) {

  static Published of(
      String source, String nodes, Map<String, double[]> values, String... printed) {
    return new Published(source, nodes, values, List.of(printed));
  }

  /** Of a function of one number. */
  static Published function(String source, String annotation, double x, String printed) {
    String nodes = "@Parameter(shape = 1) Tensor x(); " + annotation + " Tensor y(Tensor x);";
    return of(source, nodes, Map.of("x", new double[] {x}), printed);
  }

  DynamicTest test() {
    return DynamicTest.dynamicTest(source, () -> assertPrinted(printed, result()));
  }

  /** What the compiled network makes of the values. */
  double[] result() {
    String entry = "@Predict(\"y\") void run(@Out(\"y\") double[] y);";
    Instance instance = compiled(nodes + entry);
    instance.parameters().setAll(values);
    return Call.of(instance, "run").run(Map.of(), 1).getOrDefault("y", new double[0]);
  }

  static Instance compiled(String members) {
    String text =
        """
        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.loss.*;
        import org.sinter.op.*;
        @Network(precision = Precision.DOUBLE)
        public interface Subject { %s }
        """;
    Class<?> type = Sinter.compile(text.formatted(members)).load("Subject");
    return Instance.of(Networks.create(type, 1));
  }

  /** Each number within half a unit of the last digit that is printed. */
  static void assertPrinted(List<String> printed, double[] ours) {
    assertThat(ours).hasSameSizeAs(printed);
    for (int i = 0; i < ours.length; i++) {
      BigDecimal number = new BigDecimal(printed.get(i));
      BigDecimal half = BigDecimal.valueOf(5, number.scale() + 1);
      assertThat(new BigDecimal(ours[i]).subtract(number).abs())
          .as("%s of %s, printed %s", ours[i], Arrays.toString(ours), number)
          .isLessThanOrEqualTo(half);
    }
  }
}
