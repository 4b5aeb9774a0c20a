package org.sinter.processor.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places blocks in one line of memory so that no two that are alive at once overlap: largest first,
 * each at the lowest place that is free throughout its life (Pisarchyk and Lee 2020, greedy by
 * size).
 */
final class MemoryPlanner {

  /** Something to place, alive from step {@code first} to step {@code last} inclusive. */
  record Block(int size, int first, int last) {
    boolean livesWith(Block other) {
      return first <= other.last && other.first <= last;
    }
  }

  private record Placed(Block block, int offset) {}

  private final List<Placed> placed = new ArrayList<>();
  private int end;

  /** The offset of each block, in the order given. */
  List<Integer> plan(List<Block> blocks) {
    Integer[] offsets = new Integer[blocks.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer i) -> -blocks.get(i).size()));
    for (int i : order) {
      offsets[i] = place(blocks.get(i));
    }
    return List.of(offsets);
  }

  private int place(Block block) {
    int offset = 0;
    List<Placed> inTheWay =
        placed.stream()
            .filter(p -> p.block.livesWith(block))
            .sorted(Comparator.comparingInt(Placed::offset))
            .toList();
    for (Placed other : inTheWay) {
      if (Math.addExact(offset, block.size()) <= other.offset) {
        break;
      }
      offset = Math.max(offset, Math.addExact(other.offset, other.block.size()));
    }
    placed.add(new Placed(block, offset));
    end = Math.max(end, Math.addExact(offset, block.size()));
    return offset;
  }

  /** The memory that the plan needs. */
  int end() {
    return end;
  }

  /** What is alive at once at the worst step. */
  static int lowerBound(List<Block> blocks) {
    int worst = 0;
    for (Block at : blocks) {
      int alive = 0;
      for (Block other : blocks) {
        if (other.first() <= at.first() && at.first() <= other.last()) {
          alive += other.size();
        }
      }
      worst = Math.max(worst, alive);
    }
    return worst;
  }
}
