package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Gradients of layers in vectors of all widths and on several threads beside the plain twin's. */
final class Twins {
  private Twins() {}

  /** A network {@code demo.Twin} of layers from x to y, whose loss is not linear in y. */
  static Compiled compiled(String layers) {
    return Sinter.compile(
        """
        package demo;
        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.op.*;
        @Network
        public interface Twin {
          %s
          @Sum Tensor sum(Tensor y);
          @Mean(axes = Axis.BATCH) Tensor loss(Tensor sum);
          @Train("loss") float step(float[] x);
        }
        """
            .formatted(
                layers.replace("Tensor y(", "Tensor z(")
                    + "@Multiply Tensor y(Tensor z, @Wire(from = \"z\") Tensor again);"));
  }

  private static float[] gradient(Compiled compiled, String width, int threads, int n, int size)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("demo.Twin", false, compiled.loader(width));
    Object network = Networks.create(type, 1);
    Instance.of(network).parallelism(threads);
    Instance.of(network).leastPart(1);
    Random random = new Random(n);
    float[] x = new float[n * size];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    type.getMethod("step", float[].class).invoke(network, (Object) x);
    return Instance.of(network).parameters().gradients().clone();
  }

  /** Fails where a bit differs. */
  static void check(String layers, int n, int size) throws ReflectiveOperationException {
    Compiled compiled = compiled(layers);
    float[] plain = gradient(compiled, "scalar", 1, n, size);
    assertThat(plain).as("something is computed").isNotEqualTo(new float[plain.length]);
    for (String width : new String[] {"128", "256", "512"}) {
      for (int threads = 1; threads <= 3; threads++) {
        assertThat(gradient(compiled, width, threads, n, size))
            .as("%d examples at %s on %d threads", n, width, threads)
            .isEqualTo(plain);
      }
    }
  }
}
