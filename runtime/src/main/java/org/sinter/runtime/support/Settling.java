package org.sinter.runtime.support;

import com.sun.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.support.WarmUp.Call;

/**
 * Calls methods with vectors until the JIT's top tier has compiled them.
 *
 * <p>Nearly all calls only count: before it is compiled a method makes an object of each vector,
 * and the methods of the Vector API that do so, called a million times, would have the JIT compile
 * them first, for longer than the network itself takes. Few calls do what the method is for: as
 * many as the JIT has to see, so that it does not take the work for the exception, and to find out
 * whether a method has settled.
 */
final class Settling {
  /**
   * Calls that only count, to one that does not. The JIT's first tier asks for 200, its last for
   * 5,000, and for a third more with each method that waits to be compiled. With 700 it took the
   * work for the exception: tiles of convolutions came out a quarter slower.
   */
  private static final int COUNTED = 250;

  /**
   * Rounds in which nothing settles, after which the rest is called in earnest more and more often:
   * what the JIT has built into a caller is not counted there any longer.
   */
  private static final int STALLED = 40;

  /** So often at the most. */
  private static final int MOST = 50;

  /** Calls without a byte after which a method counts as compiled. */
  private static final int QUIET = 3;

  /** Left to the JIT in a round: on a single processor it would wait otherwise. */
  private static final long PAUSE_NANOS = 5_000_000;

  private final ThreadMXBean threads;
  private final int patience;
  private final float[] workspace;
  private final float[] parameters;
  private final float[] gradients;
  private final List<Call> calls;

  /**
   * @param patience rounds that all methods may go on allocating after one of them stopped, at
   *     least: on a machine with other work a round takes longer
   */
  Settling(List<Call> calls, int parameterFloats, ThreadMXBean threads, int patience) {
    this.threads = threads;
    this.patience = patience;
    this.calls = calls;
    int longest = calls.stream().mapToInt(Call::length).max().orElse(0);
    this.workspace = new float[Arena.length(longest + NetworkInfo.SLACK, Float.BYTES)];
    this.parameters = new float[Arena.parameters(parameterFloats, Float.BYTES)];
    this.gradients = new float[this.parameters.length];
  }

  /** Returns those that did not settle. */
  List<Call> run() {
    List<Call> open = new ArrayList<>(calls);
    int settled = 0;
    for (int round = 0; !open.isEmpty() && round - settled < Math.max(patience, settled); round++) {
      int tries = Math.clamp(round - settled - STALLED, 1, MOST);
      if (open.removeIf(call -> settles(call, tries))) {
        settled = round;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return List.copyOf(open);
  }

  private boolean settles(Call call, int tries) {
    call.count(workspace, parameters, gradients, COUNTED);
    return IntStream.range(0, tries).anyMatch(_ -> isQuiet(call));
  }

  private boolean isQuiet(Call call) {
    int quiet = 0;
    while (quiet < QUIET) {
      long before = threads.getCurrentThreadAllocatedBytes();
      call(call);
      if (threads.getCurrentThreadAllocatedBytes() > before) {
        return false;
      }
      quiet++;
    }
    return true;
  }

  /** Zeros are indices that every table has. */
  private void call(Call call) {
    Arrays.fill(workspace, 0, call.length(), 0);
    call.run(workspace, parameters, gradients);
  }
}
