package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.Precision;
import org.sinter.runtime.NetworkInfo;

class WarmUpTest {
  private static final NetworkInfo INFO =
      new NetworkInfo("Fake", Precision.FLOAT, List.of(), 12 + 64, List.of(), "0");

  private static final int LENGTH = 100;
  private static volatile Object sink = "";

  /** Two methods, of which one makes an object in each of its first calls. */
  private static final class Fake implements Programs {
    private int boxed;
    private int plain;
    private boolean zeros = true;

    @Override
    public double run(int entry, Object[] arrays, int batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<WarmUp.Call> calls() {
      return List.of(new WarmUp.Call(LENGTH, this::box), new WarmUp.Call(20, this::count));
    }

    private void box(float[] workspace, float[] parameters, float[] gradients) {
      zeros &= boxed % 10 != 0 || workspace[LENGTH - 1] == 0;
      workspace[LENGTH - 1] = Float.NaN;
      gradients[75] = parameters[75];
      sink = boxed++ < 200 ? new Object() : "";
    }

    private void count(float[] workspace, float[] parameters, float[] gradients) {
      plain++;
    }
  }

  @Test
  void callsWhatAllocatesUntilItStopsOnZerosAndOnceOnly() {
    Fake fake = new Fake();
    WarmUp.run(fake, INFO);
    assertThat(fake.boxed).isBetween(220, 5000);
    assertThat(fake.plain).isBetween(20, fake.boxed);
    assertThat(fake.zeros).isTrue();
    assertThat(sink).isEqualTo("");
    int boxed = fake.boxed;
    WarmUp.run(fake, INFO);
    assertThat(fake.boxed).isEqualTo(boxed);
  }
}
