package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;

/**
 * No entry point of the networks of the samples allocates once the network is warm. The rest of an
 * entry point, which holds no vectors, is left to settle by itself.
 */
class AllocationTest {
  /** Calls in a row without a byte. The JIT itself may put an object into the thread's account. */
  private static final int STEADY = 50;

  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final int BATCH = 9;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static List<String> networks() {
    return SampleNetworks.names();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aCallAllocatesNothing(String name) {
    Object network = SampleNetworks.create(name, getClass().getClassLoader());
    Networks.of(network).parallelism(2).warmUp();
    Instance instance = Instance.of(network);
    List<EntryInfo> entries = instance.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      int number = i;
      Object[] arrays = Transcript.arrays(entries.get(i), BATCH, 1);
      Runnable call = () -> instance.programs().run(number, arrays, BATCH);
      if (entries.get(i).kind() == EntryInfo.Kind.TRAIN) {
        NetworkStepper stepper = Adam.of(1e-6).stepper(network);
        call =
            () -> {
              instance.programs().run(number, arrays, BATCH);
              stepper.step();
            };
      }
      assertThat(settles(call)).as(entries.get(i).name()).isTrue();
    }
  }

  private static boolean settles(Runnable call) {
    int run = 0;
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (run < STEADY && System.nanoTime() < giveUp) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      call.run();
      run = THREADS.getCurrentThreadAllocatedBytes() == before ? run + 1 : 0;
    }
    return run >= STEADY;
  }
}
