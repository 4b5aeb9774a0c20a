package org.sinter.runtime.support;

import java.util.List;

/** The kernels of a network in one form: plain Java, or vectors, with the same results. */
public interface Twin {
  /** Short calls of all methods that hold vectors; none in plain Java. */
  default List<WarmUp.Call> calls() {
    return List.of();
  }
}
