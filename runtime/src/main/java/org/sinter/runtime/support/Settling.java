package org.sinter.runtime.support;

import com.sun.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.support.WarmUp.Call;

/**
 * Calls methods with vectors until the JIT's top tier has compiled them. They take turns, so that
 * one compiles while the others run, and each call is short, so that none is compiled for a loop it
 * is in the midst of.
 */
final class Settling {
  /** In a turn. Of fewer, what is compiled last gets too few while the JIT has nothing to do. */
  private static final int CALLS = 30;

  /** A turn of calls that take longer has fewer of them. */
  private static final long TURN_NANOS = 1_000_000;

  /** Turns without a byte after which a method counts as compiled. */
  private static final int QUIET = 3;

  private final ThreadMXBean threads;
  private final long patienceNanos;
  private final float[] workspace;
  private final float[] parameters;
  private final float[] gradients;
  private final List<Turn> turns = new ArrayList<>();

  /**
   * @param patienceNanos how long all methods may go on allocating after one of them stopped, at
   *     least, in time of this thread: on a machine with other work the JIT gets no less of it
   */
  Settling(List<Call> calls, int parameterFloats, ThreadMXBean threads, long patienceNanos) {
    this.threads = threads;
    this.patienceNanos = patienceNanos;
    int longest = calls.stream().mapToInt(Call::length).max().orElse(0);
    this.workspace = new float[Arena.length(longest + NetworkInfo.SLACK, Float.BYTES)];
    this.parameters = new float[Arena.parameters(parameterFloats, Float.BYTES)];
    this.gradients = new float[this.parameters.length];
    calls.forEach(call -> turns.add(new Turn(call)));
  }

  /** Returns those that did not settle. */
  List<Call> run() {
    long start = threads.getCurrentThreadCpuTime();
    long settled = start;
    while (!turns.isEmpty()
        && threads.getCurrentThreadCpuTime() - settled < Math.max(patienceNanos, settled - start)) {
      for (Iterator<Turn> all = turns.iterator(); all.hasNext(); ) {
        if (all.next().settles()) {
          all.remove();
          settled = threads.getCurrentThreadCpuTime();
        }
      }
    }
    return turns.stream().map(turn -> turn.call).toList();
  }

  /** A method that still allocates. */
  private final class Turn {
    private final Call call;
    private int quiet;

    Turn(Call call) {
      this.call = call;
    }

    /** Zeros are indices that every table has. */
    boolean settles() {
      Arrays.fill(workspace, 0, call.length(), 0);
      long end = System.nanoTime() + TURN_NANOS;
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS && System.nanoTime() < end; i++) {
        call.body().run(workspace, parameters, gradients);
      }
      quiet = threads.getCurrentThreadAllocatedBytes() == before ? quiet + 1 : 0;
      return quiet == QUIET;
    }
  }
}
