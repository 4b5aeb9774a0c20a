package org.sinter.processor.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places blocks in one line of memory so that no two that are alive at once overlap: one after the
 * other, each at the lowest place that is free throughout its life (Pisarchyk and Lee 2020). What
 * comes of it depends on the order, and the best one is hard to find: several are tried, in each of
 * them what ends last is placed earlier again and again, until the plan needs no more than what is
 * alive at once.
 */
final class MemoryPlanner {
  private static final List<Comparator<Block>> ORDERS =
      List.of(
          Comparator.comparingInt(block -> -block.size()),
          Comparator.comparingLong(block -> -(long) block.size() * block.steps()),
          Comparator.<Block>comparingInt(block -> -block.steps())
              .thenComparingInt(block -> -block.size()),
          Comparator.<Block>comparingInt(Block::first).thenComparingInt(block -> -block.last()),
          Comparator.<Block>comparingInt(block -> -block.last()).thenComparingInt(Block::first));

  /** How often the block that ends last is placed earlier, in each order. */
  private static final int PROMOTIONS = 40;

  /** Something to place, alive from step {@code first} to step {@code last} inclusive. */
  record Block(int size, int first, int last) {
    boolean livesWith(Block other) {
      return first <= other.last && other.first <= last;
    }

    private int steps() {
      return last - first + 1;
    }
  }

  private int end;

  /** The offset of each block, in the order given. */
  List<Integer> plan(List<Block> blocks) {
    int bound = lowerBound(blocks);
    Line best = line(blocks, order(blocks, ORDERS.getFirst()));
    for (Comparator<Block> first : ORDERS) {
      List<Integer> order = order(blocks, first);
      for (int i = 0; i < PROMOTIONS && best.end > bound; i++) {
        Line line = line(blocks, order);
        best = line.end < best.end ? line : best;
        order.addFirst(order.remove(order.indexOf(line.last())));
      }
    }
    end = best.end;
    return best.offsets(blocks.size());
  }

  private static List<Integer> order(List<Block> blocks, Comparator<Block> first) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(blocks::get, first));
    return order;
  }

  private static Line line(List<Block> blocks, List<Integer> order) {
    Line line = new Line();
    order.forEach(number -> line.place(number, blocks.get(number)));
    return line;
  }

  /** The memory that the plan needs. */
  int end() {
    return end;
  }

  /** One attempt: blocks by their place, the lowest first. */
  private static final class Line {
    private final List<Placed> placed = new ArrayList<>();
    private int end;

    private record Placed(int number, Block block, int offset) {
      int end() {
        return Math.addExact(offset, block.size());
      }
    }

    void place(int number, Block block) {
      int offset = 0;
      for (Placed other : placed) {
        if (other.block.livesWith(block)) {
          if (Math.addExact(offset, block.size()) <= other.offset) {
            break;
          }
          offset = Math.max(offset, other.end());
        }
      }
      Placed here = new Placed(number, block, offset);
      int at = 0;
      while (at < placed.size() && placed.get(at).offset <= offset) {
        at++;
      }
      placed.add(at, here);
      end = Math.max(end, here.end());
    }

    /** The number of a block that ends where the line does. */
    int last() {
      return placed.stream()
          .filter(block -> block.end() == end)
          .mapToInt(Placed::number)
          .findFirst()
          .orElseThrow();
    }

    List<Integer> offsets(int count) {
      Integer[] offsets = new Integer[count];
      placed.forEach(block -> offsets[block.number] = block.offset);
      return List.of(offsets);
    }
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
