package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.AdaGrad;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;

/** Gradients of tables in the rows alone that a step looks up, against dense ones. */
class RowGradientsTest {
  private static final int ROWS = 7;

  /** Skip-gram with two negatives; the dense one's indices go through an operator first. */
  private static String source(String name, boolean byRows) {
    String words = byRows ? "words" : "rounded";
    return """
    package demo;
    import org.sinter.*;
    import org.sinter.layer.*;
    import org.sinter.loss.*;
    import org.sinter.op.*;
    @Network
    public interface %s {
      @Input(shape = {}, type = Type.INT32) Tensor word();
      @Input(shape = 3, type = Type.INT32) Tensor words();
      @Round Tensor rounded(Tensor words);
      @Embedding(rows = 7, units = 5) Tensor in(Tensor word);
      @Embedding(rows = 7, units = 5) Tensor out(Tensor %s);
      @ExpandDims(axis = 0) Tensor row(Tensor in);
      @Multiply Tensor product(Tensor row, Tensor out);
      @Sum(axes = -1) Tensor score(Tensor product);
      @Slice(start = 0, end = 1) Tensor first(Tensor score);
      @Reshape(shape = {}) Tensor near(Tensor first);
      @Slice(start = 1, end = 3) Tensor far(Tensor score);
      @NegativeSampling Tensor loss(Tensor near, Tensor far);
      @Train("loss") void step(int[] word, int[] words);
    }
    """
        .formatted(name, words);
  }

  private static Object network(String source, String name) {
    return Networks.create(Sinter.compile(source).load("demo." + name), 3);
  }

  private static boolean byRows(Object network, String parameter) {
    NetworkInfo info = Instance.of(network).info();
    return info.parameter(parameter).map(ParameterInfo::byRows).orElseThrow();
  }

  private static Object[] words(Random random, int n) {
    return new Object[] {random.ints(n, 0, ROWS).toArray(), random.ints(3L * n, 0, ROWS).toArray()};
  }

  @Test
  void stepsAreThoseOfDenseGradients() {
    Object sparse = network(source("Sparse", true), "Sparse");
    Object dense = network(source("Dense", false), "Dense");
    assertThat(byRows(sparse, "in.weight")).isTrue();
    assertThat(byRows(sparse, "out.weight")).isTrue();
    assertThat(byRows(dense, "out.weight")).isFalse();
    NetworkStepper first = AdaGrad.of(0.1).stepper(sparse);
    NetworkStepper second = AdaGrad.of(0.1).stepper(dense);
    Random random = new Random(4);
    for (int step = 0; step < 20; step++) {
      int n = 1 + step % 4;
      Object[] words = words(random, n);
      Instance.of(sparse).programs().run(0, words, n);
      Instance.of(dense).programs().run(0, words, n);
      Parameters ours = Instance.of(sparse).parameters();
      Parameters wanted = Instance.of(dense).parameters();
      for (String name : ours.names()) {
        assertThat(ours.gradient(name)).as(name).isEqualTo(wanted.gradient(name));
      }
      first.step();
      second.step();
      for (String name : ours.names()) {
        assertThat(ours.get(name)).as(name).isEqualTo(wanted.get(name));
      }
    }
  }

  @Test
  void eachRowIsListedOnceAndOnlyWhatWasLookedUpMoves() {
    Object network = network(source("Sparse", true), "Sparse");
    Parameters parameters = Instance.of(network).parameters();
    float[] before = parameters.get("out.weight");
    Object[] words = {new int[] {1, 1}, new int[] {2, 5, 2, 5, 5, 2}};
    Instance.of(network).programs().run(0, words, 2);
    int out = parameters.names().indexOf("out.weight");
    assertThat(parameters.rows(out).count()).isEqualTo(2);
    AdaGrad.of(0.1).stepper(network).step();
    float[] after = parameters.get("out.weight");
    for (int row = 0; row < ROWS; row++) {
      boolean moved = false;
      for (int i = 0; i < 5; i++) {
        moved |= before[row * 5 + i] != after[row * 5 + i];
      }
      assertThat(moved).as("row " + row).isEqualTo(row == 2 || row == 5);
    }
  }

  /**
   * Bytes are not checked as whole numbers are: those past the table's end look up its last row.
   */
  @Test
  void bytesPastTheEndNameTheLastRow() {
    String source = source("Bytes", true).replace("INT32", "UINT8").replace("int[]", "byte[]");
    Object network = network(source, "Bytes");
    Object[] words = {new byte[] {1}, new byte[] {2, 100, 6}};
    Instance.of(network).programs().run(0, words, 1);
    Parameters parameters = Instance.of(network).parameters();
    assertThat(parameters.rows(parameters.names().indexOf("out.weight")).count()).isEqualTo(2);
  }
}
