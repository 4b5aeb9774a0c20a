package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.Precision;
import org.sinter.runtime.ConcurrentUseException;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Parameters;

/**
 * What one network object owns: its workspace, its place in the random stream, and a share in the
 * parameters. For one thread at a time.
 */
public final class Instance {
  private static final int DEFAULT_CHUNK = 64;

  /** After so much time in an entry point it is worth the JIT's to bring vectors into use. */
  private static final long PLAIN_NANOS = 50_000_000;

  /** Nanoseconds: a part that takes less is not worth the wait for the others. */
  private static final long LEAST_PART = 6_000;

  /** Values in a pair of cache lines: so far apart lies what different threads write. */
  private static final int LINES = 32;

  private final NetworkInfo info;
  private final Parameters parameters;
  private final ProgramFactory factory;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Share all = new Share(new Meeting(1), 0);
  private @Nullable Programs programs;
  private float[] workspace = new float[0];
  private double[] workspace64 = new double[0];
  private int chunk = DEFAULT_CHUNK;
  private final long[] plainNanos;
  private long entered;
  private int parallelism = 1;
  private long leastPart = LEAST_PART;

  /** Where the scratch of the second thread begins, and from one to the next. */
  private int furtherScratch;

  private int scratchStride;
  private long seed;
  private long step;

  /** An instance with an empty workspace, the parameters' seed and step 0. */
  public Instance(NetworkInfo info, Parameters parameters, ProgramFactory programs) {
    this.info = requireNonNull(info, "info");
    this.parameters = requireNonNull(parameters, "parameters");
    this.factory = requireNonNull(programs, "programs");
    this.seed = parameters.seed();
    this.plainNanos = new long[info.entries().size()];
    if (Simd.setting().equals("auto")) { // else the twin is the one that was asked for
      Arrays.fill(plainNanos, PLAIN_NANOS);
    }
  }

  /**
   * The instance of a generated network.
   *
   * @throws IllegalArgumentException if {@code network} is not an object of a generated class
   */
  public static Instance of(Object network) {
    if (network instanceof CompiledNetwork compiled) {
      return compiled.instance;
    }
    throw new IllegalArgumentException(
        requireNonNull(network, "network").getClass().getName()
            + " is not a network compiled by Sinter");
  }

  /** Parameters, perhaps shared with forks. */
  public Parameters parameters() {
    return parameters;
  }

  /** Tables of the network. */
  public NetworkInfo info() {
    return info;
  }

  /** The entry points over this instance; made at the first call. */
  public Programs programs() {
    Programs made = programs;
    if (made == null) {
      made = factory.programs().apply(this);
      programs = made;
    }
    return made;
  }

  /** Has the JIT compile the network's vector code, unless it has been done in this JVM. */
  public void warmUp() {
    warmUp(IntStream.range(0, plainNanos.length).boxed().collect(Collectors.toSet()));
  }

  /** As the other, for what these entry points run, by number. */
  public void warmUp(Set<Integer> entries) {
    WarmUp.run(programs(), info, entries);
    entries.forEach(entry -> plainNanos[entry] = 0);
  }

  /**
   * Runs an entry point once on parameters of its own, and keeps a larger workspace: a first call
   * takes longer than others also where the code is compiled, as threads start, classes are loaded
   * and memory is touched for the first time. Changes nothing that can be seen.
   *
   * @param arrays as {@link Programs#run} wants them
   * @throws ConcurrentUseException if another call is under way
   */
  public void rehearse(int entry, Object[] arrays, int batch) {
    take();
    try {
      Instance other = new Instance(info, Parameters.create(info, seed), factory);
      other.parallelism = parallelism;
      other.leastPart = leastPart;
      other.programs().run(entry, arrays, batch);
      if (other.workspace.length > workspace.length) {
        workspace = other.workspace;
      }
      if (other.workspace64.length > workspace64.length) {
        workspace64 = other.workspace64;
      }
    } finally {
      busy.setRelease(false);
    }
  }

  /**
   * Another generated object with the same parameters, seed, step, chunk and parallelism, its own
   * workspace.
   */
  public CompiledNetwork fork() {
    Instance other = new Instance(info, parameters, factory);
    other.seed = seed;
    other.step = step;
    other.chunk = chunk;
    other.parallelism = parallelism;
    other.leastPart = leastPart;
    return factory.network().apply(other);
  }

  /** The arena of a float network; index 12 is the first used. Replaced when it must grow. */
  public float[] workspace() {
    return workspace;
  }

  /** The arena of a DOUBLE network. */
  public double[] workspace64() {
    return workspace64;
  }

  /**
   * Begins a call.
   *
   * @param entry the number of the entry point
   * @throws ConcurrentUseException if another call is under way
   */
  public void enter(int entry) {
    take();
    parameters.acquire();
    if (plainNanos[entry] > 0) {
      entered = System.nanoTime();
    }
  }

  private void take() {
    if (!busy.compareAndSet(false, true)) {
      throw new ConcurrentUseException(
          info.name()
              + ": this object is in use by another call; give each thread its own fork: "
              + "Networks.of(network).fork()");
    }
  }

  /** Ends a call. An entry point that is called a lot comes to run in vectors after a while. */
  public void leave(int entry) {
    if (plainNanos[entry] > 0) {
      boolean first = plainNanos[entry] == PLAIN_NANOS; // its time went into loading classes
      plainNanos[entry] -= first ? 1 : System.nanoTime() - entered;
      if (plainNanos[entry] <= 0) {
        WarmUp.later(programs(), info, entry);
      }
    }
    busy.setRelease(false);
  }

  /**
   * Makes the arena large enough for 12 + constantFloats + floatsPerExample·batch + 64 values, and
   * for the scratch of further threads behind them; allocates only if it is not. Old contents are
   * not kept.
   *
   * @param scratch values that each thread has for itself, those of the first among the constant
   * @throws IllegalArgumentException if that is more than one array can hold
   */
  public void reserve(int scratch, long constantFloats, long floatsPerExample, int batch) {
    scratchStride = (Math.ceilDiv(scratch, LINES) + 1) * LINES;
    long further = parallelism == 1 ? 0 : (long) parallelism * scratchStride + LINES;
    long needed = needed(constantFloats + further, floatsPerExample, batch);
    furtherScratch = Math.toIntExact((needed - further) / LINES + 1) * LINES + NetworkInfo.LEAD_IN;
    if (info.precision() == Precision.DOUBLE) {
      if (needed > workspace64.length) {
        workspace64 = new double[Arena.length(needed, Double.BYTES)];
      }
    } else if (needed > workspace.length) {
      workspace = new float[Arena.length(needed, Float.BYTES)];
    }
  }

  private long needed(long constantFloats, long floatsPerExample, int batch) {
    long fixed = NetworkInfo.LEAD_IN + NetworkInfo.SLACK;
    long most = Integer.MAX_VALUE - 8L - fixed;
    boolean fits =
        constantFloats >= 0
            && floatsPerExample >= 0
            && batch >= 0
            && constantFloats <= most
            && (floatsPerExample == 0 || batch <= (most - constantFloats) / floatsPerExample);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: a batch of %d needs %d values per example and %d besides, more than one array holds"
              .formatted(info.name(), batch, floatsPerExample, constantFloats));
    }
    return fixed + constantFloats + floatsPerExample * batch;
  }

  /** Where the scratch of a thread begins. */
  int scratch(int rank) {
    return rank == 0 ? NetworkInfo.LEAD_IN : furtherScratch + (rank - 1) * scratchStride;
  }

  /**
   * Runs kernels over the reserved workspace: on as many threads as set, unless the others are at
   * work for another network.
   *
   * @param n number of examples
   */
  public void run(Kernels kernels, int n) {
    if (parallelism == 1
        || ProfileSetting.isOn()
        || !Team.POOL.run(parallelism, this, kernels, n)) {
      all.begin(1, 0, scratch(0), leastPart);
      kernels.run(this, all, n);
    }
  }

  /** Threads that a call runs on. */
  public int parallelism() {
    return parallelism;
  }

  /**
   * Sets the threads that a call runs on, the caller's among them.
   *
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public void parallelism(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("parallelism: expected at least 1 thread, was " + threads);
    }
    parallelism = threads;
  }

  /** Nanoseconds that a thread's part of a kernel takes at least. */
  long leastPart() {
    return leastPart;
  }

  /** Sets the shortest part: for tests, where everything is short. */
  public void leastPart(long nanos) {
    if (nanos < 1) {
      throw new IllegalArgumentException("part: expected at least 1 nanosecond, was " + nanos);
    }
    leastPart = nanos;
  }

  /** Examples per chunk of inference entry points in which no node mixes examples. */
  public int chunk() {
    return chunk;
  }

  /** Sets the chunk. */
  public void chunk(int examples) {
    if (examples < 1) {
      throw new IllegalArgumentException("chunk: expected at least 1 example, was " + examples);
    }
    chunk = examples;
  }

  /** Seed of the random nodes. */
  public long seed() {
    return seed;
  }

  /** Starts the random stream of {@code newSeed} at step 0. */
  public void reseed(long newSeed) {
    seed = newSeed;
    step = 0;
  }

  /** Number of optimiser steps taken. */
  public long step() {
    return step;
  }

  /** Counts a step; called by the trainer after the optimiser's step. */
  public void advance() {
    step++;
  }

  /** Random key of a node for this seed and step. */
  public int key(int node) {
    return CounterHash.key(seed, step, node);
  }
}
