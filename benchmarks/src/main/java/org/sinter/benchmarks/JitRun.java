package org.sinter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.EntryInfo.Kind;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;

/** Warms a network up in a JVM that logs what its JIT does, then calls its entry points. */
final class JitRun {
  /** Before each method that holds vectors. */
  static final String KERNEL = "kernel: ";

  /** Before the most bytes that a call of an entry point goes on allocating. */
  static final String BYTES = "bytes: ";

  private static final int BATCH = 9;

  /** Calls in a row without a byte. The JIT itself may put an object into the thread's account. */
  private static final int STEADY = 50;

  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private JitRun() {}

  /**
   * Writes down the kernels and the bytes, in a file: what it printed would run into the lines of
   * the JIT.
   *
   * @param args the name of a generated class, and the file
   */
  public static void main(String[] args) throws ClassNotFoundException, IOException {
    Object network = new GeneratedNetwork(Class.forName(args[0])).create(1);
    Networks.of(network).warmUp();
    Instance instance = Instance.of(network);
    List<String> lines = new ArrayList<>();
    instance
        .programs()
        .vectors()
        .ifPresent(v -> v.twin().get().calls().forEach(c -> lines.add(KERNEL + c.method())));
    long bytes = 0;
    List<EntryInfo> entries = instance.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      bytes = Math.max(bytes, left(call(network, i, entries.get(i))));
    }
    lines.add(BYTES + bytes);
    Files.write(Path.of(args[1]), lines);
  }

  private static Runnable call(Object network, int number, EntryInfo entry) {
    Instance instance = Instance.of(network);
    Object[] arrays = Allocation.arrays(entry, BATCH);
    Runnable call = () -> instance.programs().run(number, arrays, BATCH);
    if (entry.kind() != Kind.TRAIN) {
      return call;
    }
    NetworkStepper stepper = Adam.of(1e-6).stepper(network);
    return () -> {
      call.run();
      stepper.step();
    };
  }

  /** The bytes of a call, 0 as soon as enough calls in a row have had none. */
  private static long left(Runnable call) {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    for (int quiet = 0; quiet < STEADY; quiet++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      call.run();
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (bytes > 0) {
        quiet = -1;
        if (System.nanoTime() > giveUp) {
          return bytes;
        }
      }
    }
    return 0;
  }
}
