package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Graph;

/** Runs passes in order; tells listeners about each, and where asked verifies every graph. */
public final class PassManager {
  private final List<Pass> passes;
  private final boolean verifying;
  private final List<Listener> listeners;

  /** Is told about each pass: for dumps and timings. */
  @FunctionalInterface
  public interface Listener {
    void ran(String pass, Graph before, Graph after, long nanos);
  }

  private PassManager(List<Pass> passes, boolean verifying, List<Listener> listeners) {
    this.passes = List.copyOf(passes);
    this.verifying = verifying;
    this.listeners = List.copyOf(listeners);
  }

  public static PassManager of(Pass... passes) {
    return new PassManager(List.of(passes), false, List.of());
  }

  /** The same passes, each graph verified before and after: for tests. */
  public PassManager verifying() {
    return new PassManager(passes, true, listeners);
  }

  /** The same passes with one more listener. */
  public PassManager with(Listener listener) {
    List<Listener> all = new ArrayList<>(listeners);
    all.add(listener);
    return new PassManager(passes, verifying, all);
  }

  public Graph run(Graph graph) {
    Graph current = verifying ? Verifier.verified(graph) : graph;
    for (Pass pass : passes) {
      current = run(pass, current);
    }
    return current;
  }

  private Graph run(Pass pass, Graph before) {
    long start = System.nanoTime();
    Graph after = pass.run(before);
    long nanos = System.nanoTime() - start;
    for (Listener listener : listeners) {
      listener.ran(pass.name(), before, after, nanos);
    }
    return verifying ? verified(pass, after) : after;
  }

  private static Graph verified(Pass pass, Graph after) {
    try {
      return Verifier.verified(after);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("after " + pass.name() + ": " + e.getMessage(), e);
    }
  }
}
