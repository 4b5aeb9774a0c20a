package org.sinter.processor.cost;

import java.util.HashMap;
import java.util.Map;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Scratch;

/**
 * What one call of a kernel costs on any machine.
 *
 * <p>An addition, multiplication, division, root, sign, maximum or comparison with the choice it
 * makes is one operation, a multiply-add two, a transcendental function {@value #FUNCTION}: fewer
 * than any of them takes, so that a time computed from this is never above what is possible. Random
 * numbers, indices and the last fold of the lanes of a sum are not counted.
 *
 * @param operations floating-point operations
 * @param reads elements that must be read: each once, if the kernel did not make it itself. Every
 *     lookup in a table counts as one of another row.
 * @param writes elements that must be written, each once
 */
public record KernelCost(Polynomial operations, Polynomial reads, Polynomial writes) {
  /** The operations that a transcendental function counts for. */
  public static final int FUNCTION = 16;

  /** Counts. */
  public static KernelCost of(Kernel kernel, Schedule schedule) {
    CostCounter counter = new CostCounter(new Traffic(sizes(schedule)));
    counter.count(kernel.body());
    return counter.cost();
  }

  /**
   * What lies in each buffer, padding left out; in the workspace kernels know it by its name. The
   * panels of all tiles lie in one place, so there it is as much as the loops say.
   */
  private static Map<Buffer, Polynomial> sizes(Schedule schedule) {
    Map<Buffer, Polynomial> sizes = new HashMap<>();
    for (Placement placement : schedule.placements().values()) {
      Buffer buffer = placement.buffer();
      boolean named = buffer.space() == Buffer.Space.WORKSPACE;
      sizes.put(
          named ? new Buffer(buffer.name(), buffer.space(), 0, 0) : buffer,
          Polynomial.of(placement.whole()));
    }
    sizes.remove(Scratch.PANEL);
    return sizes;
  }
}
