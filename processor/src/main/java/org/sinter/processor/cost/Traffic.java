package org.sinter.processor.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.loop.Buffer;

/**
 * The elements that must come from memory and go to it at least once, however large the caches are:
 * each element once, and none that the kernel itself made.
 */
final class Traffic {
  private final Map<Buffer, Polynomial> sizes;
  private final Map<Buffer, List<Access>> reads = new LinkedHashMap<>();
  private final Map<Buffer, List<Access>> writes = new LinkedHashMap<>();

  /**
   * @param repeats how often the loops without literal extent, and lookups, move on: elements of
   *     different examples are different, and those of different lookups count so
   */
  private record Access(Polynomial repeats, Footprint within) {}

  /**
   * @param sizes the elements of each buffer, padding not counted; others are as large as the loops
   */
  Traffic(Map<Buffer, Polynomial> sizes) {
    this.sizes = sizes;
  }

  void read(Buffer buffer, Polynomial repeats, Footprint within) {
    if (!writes.containsKey(buffer)) {
      add(reads, buffer, repeats, within);
    }
  }

  void write(Buffer buffer, Polynomial repeats, Footprint within) {
    add(writes, buffer, repeats, within);
  }

  private static void add(
      Map<Buffer, List<Access>> accesses, Buffer buffer, Polynomial repeats, Footprint within) {
    if (isOperand(buffer)) {
      accesses.computeIfAbsent(buffer, _ -> new ArrayList<>()).add(new Access(repeats, within));
    }
  }

  /** Scratch is a few lines that never leave the first cache. */
  private static boolean isOperand(Buffer buffer) {
    return buffer.space() != Buffer.Space.WORKSPACE || buffer.offset() == 0;
  }

  Polynomial reads() {
    return elements(reads);
  }

  Polynomial writes() {
    return elements(writes);
  }

  private Polynomial elements(Map<Buffer, List<Access>> accesses) {
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<Buffer, List<Access>> entry : accesses.entrySet()) {
      sum = sum.plus(elements(entry.getKey(), entry.getValue()));
    }
    return sum;
  }

  private Polynomial elements(Buffer buffer, List<Access> accesses) {
    Map<Polynomial, List<Footprint>> alike = new HashMap<>();
    for (Access access : accesses) {
      alike.computeIfAbsent(access.repeats, _ -> new ArrayList<>()).add(access.within);
    }
    Polynomial most = Polynomial.ZERO;
    for (Map.Entry<Polynomial, List<Footprint>> entry : alike.entrySet()) {
      Polynomial elements = entry.getKey().times(Footprint.distinct(entry.getValue()));
      Polynomial size = sizes.get(buffer);
      if (size != null && isWhole(size, elements)) {
        return size;
      }
      most = elements.outgrows(most) ? elements : most;
    }
    return most;
  }

  /** True of all elements, and of padding beside them. A lookup may well meet some twice. */
  private static boolean isWhole(Polynomial size, Polynomial elements) {
    return size.degree() == elements.degree() && !size.outgrows(elements);
  }
}
