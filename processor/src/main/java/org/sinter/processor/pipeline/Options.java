package org.sinter.processor.pipeline;

import java.util.List;
import java.util.Set;

/**
 * How a network is compiled.
 *
 * @param dumps the stages whose result is printed, of {@link #STAGES}
 * @param vector whether a vector twin is written beside the scalar one
 */
public record Options(Set<String> dumps, boolean vector) {

  /** The borders that can be printed, in order; {@code dot} is graph and fusion as pictures. */
  public static final List<String> STAGES =
      List.of("graph", "autodiff", "fusion", "schedule", "loops", "dot");

  public Options {
    dumps = Set.copyOf(dumps);
  }
}
