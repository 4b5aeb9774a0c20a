package org.sinter.processor.pass;

import org.sinter.processor.ir.Graph;

/** A graph made into another that computes the same outputs. */
@FunctionalInterface
public interface Pass {

  Graph run(Graph graph);

  /** What dumps and timings call it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
