package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tables of functions: Abramowitz and Stegun, Handbook of Mathematical Functions (1964); NIST's
 * Digital Library of Mathematical Functions; NIST's Statistical Reference Datasets.
 */
class PublishedTablesTest {
  private static final String ERF = "A&S, table 7.1, p. 310";
  private static final String EXP = "A&S, table 4.4, p. 116";
  private static final String LOG = "A&S, table 4.2, p. 100";
  private static final String CIRCULAR = "A&S, table 4.6, p. 142";
  private static final String ARC = "A&S, table 4.14, p. 203";
  private static final String HYPERBOLIC = "A&S, table 4.15, p. 213";
  private static final String CONSTANTS = "A&S, table 1.1, p. 2";
  private static final String NORMAL = "A&S, table 26.1, p. 966";

  @TestFactory
  Stream<DynamicTest> functionsHaveTheDigitsOfTheTables() {
    return Stream.of(
            Published.function(ERF, "@Erf", 0.5, "0.5204998778"),
            Published.function(ERF, "@Erf", 1, "0.8427007929"),
            Published.function(ERF, "@Erf", 1.5, "0.9661051465"),
            Published.function(ERF, "@Erf", 2, "0.9953222650"),
            Published.function(EXP, "@Exp", 0.1, "1.10517091807565"),
            Published.function(EXP, "@Exp", -1, "0.36787944117144"),
            Published.function("DLMF 4.2.11", "@Exp", 1, "2.71828182845905"),
            Published.function(LOG, "@Log", 2, "0.693147180559945"),
            Published.function(LOG, "@Log", 3, "1.09861228866811"),
            Published.function(CONSTANTS, "@Log", 10, "2.30258509299405"),
            Published.function(CONSTANTS, "@Sqrt", 2, "1.41421356237310"),
            Published.function(CONSTANTS, "@Sqrt", 3, "1.73205080756888"),
            Published.function(CIRCULAR, "@Sin", 1, "0.841470984807897"),
            Published.function(CIRCULAR, "@Cos", 1, "0.540302305868140"),
            Published.function(ARC, "@Atan", 0.5, "0.463647609001"),
            Published.function("DLMF 3.12.1, a quarter of pi", "@Atan", 1, "0.78539816339745"),
            Published.function(HYPERBOLIC, "@Sinh", 1, "1.175201194"),
            Published.function(HYPERBOLIC, "@Cosh", 1, "1.543080635"),
            Published.function(HYPERBOLIC, "@Activate(Activation.TANH)", 1, "0.76159416"),
            Published.function(HYPERBOLIC, "@Activate(Activation.TANH)", 0.5, "0.46211716"))
        .map(Published::test);
  }

  @Test
  void aDigitThatIsWrongIsFound() {
    assertThatThrownBy(() -> Published.assertPrinted(List.of("0.842702"), new double[] {0.842701}))
        .hasMessageContaining("printed 0.842702");
    assertThatThrownBy(() -> Published.assertPrinted(List.of("1", "2"), new double[] {1}))
        .isInstanceOf(AssertionError.class);
  }

  /** GELU is x times the normal probability of x. */
  @TestFactory
  Stream<DynamicTest> geluHasTheProbabilitiesOfTheTable() {
    String gelu = "@Activate(Activation.GELU)";
    return Stream.of(
            Published.function(NORMAL, gelu, 1, "0.84134474606854"),
            Published.function(NORMAL + ", twice P(2)", gelu, 2, "1.9544997361036"))
        .map(Published::test);
  }

  /**
   * NIST, Statistical Reference Datasets, univariate: means and deviations that are certified, of
   * numbers that differ in their last digits alone. NIST certifies 0.1 exactly; written here are as
   * many digits as remain once the numbers are doubles, which lie 1.9e-9 apart at ten million.
   */
  @TestFactory
  Stream<DynamicTest> deviationsAreThoseThatNistCertifies() {
    double[] three = {10000001, 10000003, 10000002};
    return Stream.of(
            deviation("NumAcc1", three, "1.00000000000"),
            mean("NumAcc1", three, "10000002.000000"),
            deviation("NumAcc2", alternating(1.2, 1.1, 1.3), "0.100000000000"),
            mean("NumAcc2", alternating(1.2, 1.1, 1.3), "1.2000000000000"),
            deviation("NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), "0.100000000"),
            mean("NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), "1000000.200000000"),
            deviation("NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), "0.10000000"),
            mean("NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), "10000000.20000000"))
        .map(Published::test);
  }

  /** The first, then the two others 500 times. */
  private static double[] alternating(double first, double low, double high) {
    List<Double> pairs =
        Collections.nCopies(500, List.of(low, high)).stream().flatMap(List::stream).toList();
    return DoubleStream.concat(
            DoubleStream.of(first), pairs.stream().mapToDouble(Double::doubleValue))
        .toArray();
  }

  private static Published deviation(String set, double[] values, String printed) {
    return statistic(set + ", standard deviation", "@StandardDeviation", values, printed);
  }

  private static Published mean(String set, double[] values, String printed) {
    return statistic(set + ", mean", "@Mean", values, printed);
  }

  private static Published statistic(
      String source, String annotation, double[] values, String printed) {
    String nodes = "@Parameter(shape = %d) Tensor x(); %s Tensor y(Tensor x);";
    return Published.of(
        "NIST StRD " + source,
        nodes.formatted(values.length, annotation),
        Map.of("x", values),
        printed);
  }
}
