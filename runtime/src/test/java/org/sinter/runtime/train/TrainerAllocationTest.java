package org.sinter.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.data.DrawnDigits;
import org.sinter.runtime.fixture.PerceptronNet;
import org.sinter.runtime.optim.Schedule;

class TrainerAllocationTest {
  private static final int STEADY = 100;

  /**
   * Longest run of steps in which this thread allocated nothing; now and then the JIT itself puts
   * an object into the thread's account.
   */
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before = -1;
    private int run;
    private int longest;

    @Override
    public void step(int epoch, int step, double loss) {
      long now = threads.getCurrentThreadAllocatedBytes();
      run = now == before ? run + 1 : 0;
      longest = Math.max(longest, run);
      before = threads.getCurrentThreadAllocatedBytes();
    }
  }

  @Test
  void aStepAllocatesNothing() {
    Meter meter = new Meter();
    Trainer.of(PerceptronNet.create(1))
        .data(DrawnDigits.of(500, 1))
        .schedule(Schedule.cosine())
        .batchSize(1)
        .listener(meter)
        .fit();
    assertThat(meter.longest).isGreaterThanOrEqualTo(STEADY);
  }
}
