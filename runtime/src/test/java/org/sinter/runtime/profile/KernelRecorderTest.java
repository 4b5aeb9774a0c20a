package org.sinter.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class KernelRecorderTest {
  private static final BatchCount TWO_EACH = new BatchCount(List.of(0L, 2L));
  private static final BatchCount TEN = new BatchCount(List.of(10L));

  private static KernelRecorder recorder() {
    return new KernelRecorder(
        List.of(
            new KernelCost("k01", "never called", TEN, TEN, TEN),
            new KernelCost("k02", "called", TWO_EACH, TEN, TWO_EACH)));
  }

  @Property(tries = 500)
  void theMiddleOfABucketIsWithinA64th(@ForAll @LongRange(min = 0) long time) {
    long middle = KernelRecorder.middle(KernelRecorder.bucket(time));
    assertThat(Math.abs(middle - time)).isLessThanOrEqualTo(time / 63);
  }

  @Test
  void callsAreSummedUp() {
    KernelRecorder recorder = recorder();
    for (int i = 1; i <= 101; i++) {
      recorder.add(1, i * 1000L, 5);
    }
    assertThat(recorder.times()).hasSize(1);
    KernelTime time = recorder.times().getFirst();
    assertThat(time.method()).isEqualTo("k02");
    assertThat(time.calls()).isEqualTo(101);
    assertThat(time.totalNanos()).isEqualTo(5_151_000);
    assertThat(time.minNanos()).isEqualTo(1000);
    assertThat((double) time.medianNanos()).isCloseTo(51_000, within(51_000 / 63.0));
    assertThat(time.operations()).isEqualTo(101 * 10);
    assertThat(time.bytes()).isEqualTo(101 * 20);
  }

  @Test
  void allThreadsAreCounted() throws InterruptedException {
    KernelRecorder recorder = recorder();
    Runnable calls =
        () -> {
          for (int i = 0; i < 10_000; i++) {
            recorder.add(1, 100, 1);
          }
        };
    Thread other = new Thread(calls);
    other.start();
    calls.run();
    other.join();
    assertThat(recorder.times().getFirst().calls()).isEqualTo(20_000);
    assertThat(recorder.times().getFirst().totalNanos()).isEqualTo(2_000_000);
  }
}
