package org.sinter.runtime.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.sinter.runtime.NetworkInfo;

/**
 * Calls vector code until the JIT's top tier has compiled it: before, every vector is an object,
 * and a call takes some hundred times as long. The methods take turns, so that one compiles while
 * the others run, and their sums are short, so that none is compiled for a loop it is in the midst
 * of.
 */
public final class WarmUp {
  private static final int CALLS = 10;

  /** A turn of calls that take longer has fewer of them. */
  private static final long TURN_NANOS = 1_000_000;

  /** Turns without a byte after which a method counts as compiled. */
  private static final int QUIET = 3;

  /** How long all methods may go on allocating after one of them stopped. */
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** Weakly held: a network compiled at run time may be unloaded. */
  private static final Set<Class<?>> WARM =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  /**
   * A method with its arguments.
   *
   * @param length how much of the workspace it reads and writes
   */
  public record Call(int length, Body body) {}

  /** What is called. */
  @FunctionalInterface
  public interface Body {
    /** With a workspace, parameters and gradients that nobody else has. */
    void run(float[] workspace, float[] parameters, float[] gradients);
  }

  private final float[] workspace;
  private final float[] parameters;
  private final float[] gradients;

  private WarmUp(int workspace, int parameters) {
    this.workspace = new float[Arena.length(workspace + NetworkInfo.SLACK, Float.BYTES)];
    this.parameters = new float[Arena.length(parameters, Float.BYTES)];
    this.gradients = new float[this.parameters.length];
  }

  /** Once for each class of programs in this JVM. */
  static void run(Programs programs, NetworkInfo info) {
    if (!WARM.add(programs.getClass())) {
      return;
    }
    run(programs.calls(), info.parameterFloats());
  }

  /**
   * Calls these methods until the JIT has compiled them, or none gets any further.
   *
   * @param parameterFloats how long the arrays of parameters and gradients are
   */
  public static void run(List<Call> calls, int parameterFloats) {
    if (calls.isEmpty()) {
      return;
    }
    int longest = calls.stream().mapToInt(Call::length).max().getAsInt();
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemoryEnabled()) {
      new WarmUp(longest, parameterFloats).run(calls, threads);
    }
  }

  private void run(List<Call> calls, ThreadMXBean threads) {
    List<Turn> turns = new ArrayList<>(calls.stream().map(Turn::new).toList());
    long settled = System.nanoTime();
    while (!turns.isEmpty() && System.nanoTime() - settled < PATIENCE_NANOS) {
      for (Iterator<Turn> all = turns.iterator(); all.hasNext(); ) {
        if (all.next().settles(threads)) {
          all.remove();
          settled = System.nanoTime();
        }
      }
    }
  }

  /** A method that still allocates. */
  private final class Turn {
    private final Call call;
    private int quiet;

    Turn(Call call) {
      this.call = call;
    }

    /** Zeros are indices that every table has. */
    boolean settles(ThreadMXBean threads) {
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
