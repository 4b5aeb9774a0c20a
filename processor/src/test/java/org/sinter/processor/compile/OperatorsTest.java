package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Movements, folds and look-ups as emitted: the same bits at every width, and checked indices. */
class OperatorsTest {
  private static final String NETWORK =
      """
      package demo;
      import org.sinter.*;
      import org.sinter.layer.*;
      import org.sinter.op.*;
      @Network
      public interface Mixed {
        @Input(shape = {6, 19}) Tensor x();
        @Input(shape = 5, type = Type.INT32) Tensor words();
        @Embedding(rows = 7, units = 19, paddingIndex = 0) Tensor table(Tensor words);
        @Reverse(axes = 0) Tensor turned(Tensor x);
        @Reverse(axes = -1) Tensor mirrored(Tensor x);
        @Slice(axis = 0, step = -2) Tensor stepped(Tensor turned);
        @Slice(axis = 1, start = 1, step = 3) Tensor columns(Tensor mirrored);
        @Concat(axis = 0) Tensor tall(Tensor table, Tensor turned, Tensor stepped);
        @Roll(shifts = {3, -2}, axes = {0, 1}) Tensor rolled(Tensor tall);
        @Pad(before = {2, 1}, after = {1, 2}, mode = PadMode.REFLECT) Tensor framed(Tensor rolled);
        @CumulativeSum(axis = 0) Tensor sums(Tensor framed);
        @CumulativeProduct Tensor products(Tensor columns);
        @Dense(units = 9) Tensor dense(Tensor sums);
        @LogSumExp(axes = -1) Tensor soft(Tensor dense);
        @StandardDeviation(axes = 0, keepDims = true) Tensor spread(Tensor sums);
        @Einsum("ij,kj->ik") Tensor pairs(Tensor turned, Tensor table);
        @TopK(k = 3, axis = 0) Tensor best(Tensor pairs);
        @ArgMax(axis = 0) Tensor places(Tensor pairs);
        @Gather(axis = 0) Tensor chosen(Tensor turned, Tensor places);
        @Normal Tensor noise(Tensor best);
        @Product(axes = 0) Tensor product(Tensor chosen);
        @Max(axes = {}) Tensor top(Tensor product);
        @Sum Tensor a(Tensor soft);
        @Sum Tensor b(Tensor spread);
        @Sum Tensor c(Tensor best);
        @Sum Tensor d(Tensor products);
        @Sum Tensor e(Tensor noise);
        @Add Tensor ab(Tensor a, Tensor b);
        @Add Tensor cd(Tensor c, Tensor d);
        @Add Tensor te(Tensor top, Tensor e);
        @Add Tensor abcd(Tensor ab, Tensor cd);
        @Add Tensor all(Tensor abcd, Tensor te);
        @Mean(axes = Axis.BATCH) Tensor loss(Tensor all);
        @Predict("all") float[] predict(float[] x, int[] words);
        @Predict("sums") float[] framed(float[] x, int[] words);
        @Gradient(of = "loss", wrt = "x") float[] slope(float[] x, int[] words);
      }
      """;

  private static final Compiled COMPILED = Sinter.compile(NETWORK);

  private static Object call(Object network, String method, float[] x, int[] words) {
    try {
      return network
          .getClass()
          .getMethod(method, float[].class, int[].class)
          .invoke(network, x, words);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] input() {
    Random random = new Random(4);
    float[] x = new float[2 * 6 * 19];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }

  @Test
  void allWidthsGiveTheSameBits() throws ClassNotFoundException {
    int[] words = {0, 1, 6, 3, 3, 2, 5, 0, 1, 1};
    for (String method : List.of("predict", "framed", "slope")) {
      float[] expected = null;
      for (String width : List.of("scalar", "128", "256", "512")) {
        Class<?> type = Class.forName("demo.Mixed", false, COMPILED.loader(width));
        float[] actual = (float[]) call(Networks.create(type, 42), method, input(), words);
        assertThat(actual).doesNotContain(Float.NaN);
        expected = expected == null ? actual : expected;
        assertThat(actual).as("%s at %s", method, width).containsExactly(expected);
      }
    }
  }

  @Test
  void indicesOutOfRangeAreRefusedAtTheEntryPoint() {
    Object network = Networks.create(COMPILED.load("demo.Mixed"), 42);
    assertThat(Instance.of(network)).isNotNull();
    int[] words = {0, 1, 7, 3, 3, 2, 5, 0, 1, 1};
    assertThatThrownBy(() -> call(network, "predict", input(), words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("words: value 7 at index 2 is outside 0..6");
  }
}
