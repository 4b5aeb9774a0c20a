package org.sinter.processor.ir;

import java.util.Map;
import org.sinter.processor.type.DenseTensor;

/**
 * What a reference evaluation is given: the symbols' values and those of the sources.
 *
 * @param symbols extents by name, {@code N -> 3}
 * @param sources tensors by source name
 * @param random uniform numbers in [0, 1) by random source number and logical index
 */
public record Evaluation(
    Map<String, Integer> symbols, Map<String, DenseTensor> sources, Random random) {

  /**
   * The tensor of a source.
   *
   * @throws IllegalArgumentException if none is given
   */
  public DenseTensor source(String name) {
    DenseTensor given = sources.get(name);
    if (given == null) {
      throw new IllegalArgumentException("no value for " + name + ", only " + sources.keySet());
    }
    return given;
  }

  /** The counter-based random numbers of one step. */
  @FunctionalInterface
  public interface Random {
    double uniform(int node, int index);
  }
}
