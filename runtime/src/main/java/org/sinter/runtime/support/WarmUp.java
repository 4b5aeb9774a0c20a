package org.sinter.runtime.support;

import com.sun.management.ThreadMXBean;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.support.Programs.Vectors;

/**
 * Brings the entry points of a generated class from plain Java to vectors, when the JIT has
 * compiled all methods with vectors that they run: before, every vector is an object, and a call
 * takes longer than in plain Java. The results are the same, so nobody sees the change but by the
 * clock.
 *
 * <p>Methods that the JIT leaves as they are get a second chance as a copy of their class: it
 * compiles that from the start. Entry points that need one that is left even so stay with plain
 * Java. Both are logged to {@code org.sinter}.
 */
public final class WarmUp {
  private static final String LOGGER = "org.sinter";
  private static final double NANOS = 1e9;

  /** When nothing has settled for so long, the JIT has done its work, and has left what is left. */
  private static final int PATIENCE = 500;

  /** Weakly held: a network compiled at run time may be unloaded. */
  private static final Map<Class<?>, Done> DONE = Collections.synchronizedMap(new WeakHashMap<>());

  /** Held by the thread that warms up beside others: two would take the JIT from each other. */
  private static final Object IN_TURN = new Object();

  /** What has been tried for a class; the lock of those who try more. */
  private static final class Done {
    private final Set<Integer> entries = ConcurrentHashMap.newKeySet();
    private final Set<String> settled = new HashSet<>();
  }

  /**
   * A method with its arguments.
   *
   * @param method its name
   * @param entries the numbers of the entry points that run it
   * @param length how much of the workspace it reads and writes
   */
  public record Call(String method, List<Integer> entries, int length, Body body) {
    /** Copies the list. */
    public Call {
      entries = List.copyOf(entries);
    }

    /** Does what the method is for. */
    public void run(float[] workspace, float[] parameters, float[] gradients) {
      body.run(workspace, parameters, gradients, NetworkInfo.LEAD_IN, 1);
    }

    /** Has the JIT count calls of the method, which do nothing. */
    void count(float[] workspace, float[] parameters, float[] gradients, int times) {
      body.run(workspace, parameters, gradients, -1, times);
    }
  }

  /** What is called. */
  @FunctionalInterface
  public interface Body {
    /**
     * With a workspace, parameters and gradients that nobody else has.
     *
     * @param s where scratch begins; below 0 the method does nothing, and is counted as called
     * @param n how often it is called: counted here, or the JIT would compile the caller as well
     */
    void run(float[] workspace, float[] parameters, float[] gradients, int s, int n);
  }

  private final NetworkInfo info;
  private final Vectors vectors;
  private final Done done;
  private final ThreadMXBean threads;
  private final int patience;

  private WarmUp(NetworkInfo info, Vectors vectors, Done done, ThreadMXBean threads, int patience) {
    this.info = info;
    this.vectors = vectors;
    this.done = done;
    this.threads = threads;
    this.patience = patience;
  }

  /** Once for each entry point of a class of programs in this JVM; waits while another does it. */
  static void run(Programs programs, NetworkInfo info, Set<Integer> entries) {
    run(programs, info, entries, PATIENCE);
  }

  /** With another patience. */
  static void run(Programs programs, NetworkInfo info, Set<Integer> entries, int patience) {
    Done done = DONE.computeIfAbsent(programs.getClass(), _ -> new Done());
    synchronized (done) {
      Set<Integer> wanted = new TreeSet<>(entries);
      wanted.removeAll(done.entries);
      if (!wanted.isEmpty()) {
        done.entries.addAll(wanted);
        programs
            .vectors()
            .filter(_ -> Simd.vector(info.name()))
            .ifPresent(vectors -> run(info, vectors, done, wanted, patience));
      }
    }
  }

  /**
   * Calls these methods until the JIT has compiled them, or none gets any further.
   *
   * @param parameterFloats how long the arrays of parameters and gradients are
   */
  public static void run(List<Call> calls, int parameterFloats) {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemoryEnabled()) {
      new Settling(calls, parameterFloats, threads, PATIENCE).run();
    }
  }

  private static void run(
      NetworkInfo info, Vectors vectors, Done done, Set<Integer> wanted, int patience) {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()) {
      threads.setThreadAllocatedMemoryEnabled(true);
      new WarmUp(info, vectors, done, threads, patience).run(wanted);
    } else {
      log(
          Level.WARNING,
          info.name()
              + " runs its scalar code: this JVM does not count the bytes"
              + " that a thread allocates, so nothing shows when vector code is fast");
    }
  }

  /** The same in a thread of its own, while the entry point goes on in plain Java. */
  static void later(Programs programs, NetworkInfo info, int entry) {
    Done done = DONE.get(programs.getClass());
    if (done != null && done.entries.contains(entry)) {
      return;
    }
    Thread.ofPlatform()
        .daemon()
        .name("sinter-warm-up")
        .start(
            () -> {
              synchronized (IN_TURN) {
                run(programs, info, Set.of(entry));
              }
            });
  }

  private void run(Set<Integer> wanted) {
    long start = System.nanoTime();
    Twin twin = vectors.twin().get();
    List<Call> all = twin.calls();
    List<Call> calls = of(wanted, all);
    Set<Integer> entries = complete(calls, all);
    done.entries.addAll(entries);
    List<Call> open = calls.stream().filter(c -> !done.settled.contains(c.method())).toList();
    List<Call> left = settle(open);
    open.stream().filter(c -> !left.contains(c)).forEach(c -> done.settled.add(c.method()));
    Set<Integer> slow = use(twin, entries, left);
    if (slow.isEmpty()) {
      return;
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    log(
        Level.INFO,
        "%s: %s of its vector code still allocate after %.1f s; a copy is tried"
            .formatted(info.name(), methods(left), seconds));
    HiddenCopy.of(twin, vectors.lookup())
        .ifPresentOrElse(copy -> second(copy, slow), () -> plain(slow, left));
  }

  /** The copy of a twin, for entry points that needed a method that was left. */
  private void second(Twin copy, Set<Integer> entries) {
    List<Call> left = settle(of(entries, copy.calls()));
    Set<Integer> slow = use(copy, entries, left);
    if (!slow.isEmpty()) {
      plain(slow, left);
    }
  }

  private void plain(Set<Integer> entries, List<Call> left) {
    String names =
        entries.stream().map(e -> info.entries().get(e).name()).collect(Collectors.joining(", "));
    log(
        Level.WARNING,
        "%s: %s of its vector code are not compiled; %s run scalar code, slower"
            .formatted(info.name(), methods(left), names));
  }

  private static List<Call> of(Set<Integer> entries, List<Call> calls) {
    return calls.stream().filter(c -> !Collections.disjoint(c.entries(), entries)).toList();
  }

  /** All entry points that run no vectors but in these calls. */
  private Set<Integer> complete(List<Call> calls, List<Call> all) {
    List<Call> others = all.stream().filter(c -> !calls.contains(c)).toList();
    return IntStream.range(0, info.entries().size())
        .filter(e -> others.stream().noneMatch(c -> c.entries().contains(e)))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Call> settle(List<Call> calls) {
    return new Settling(calls, info.parameterFloats(), threads, patience).run();
  }

  /** Makes entry points use a twin but for those that need a call that is left; returns these. */
  private Set<Integer> use(Twin twin, Set<Integer> entries, List<Call> left) {
    Set<Integer> slow = new TreeSet<>();
    for (int entry : entries) {
      if (left.stream().anyMatch(call -> call.entries().contains(entry))) {
        slow.add(entry);
      } else {
        vectors.use().accept(twin, entry);
      }
    }
    return slow;
  }

  private static String methods(List<Call> calls) {
    return calls.stream().map(Call::method).collect(Collectors.joining(", "));
  }

  private static void log(Level level, String text) {
    System.getLogger(LOGGER).log(level, text);
  }
}
