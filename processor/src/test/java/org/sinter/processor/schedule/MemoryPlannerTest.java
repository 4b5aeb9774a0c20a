package org.sinter.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinter.processor.schedule.MemoryPlanner.Block;

class MemoryPlannerTest {

  @Provide
  Arbitrary<List<Block>> blocks() {
    Arbitrary<Integer> step = Arbitraries.integers().between(0, 12);
    return Combinators.combine(Arbitraries.integers().between(1, 40), step, step)
        .as((size, a, b) -> new Block(16 * size, Math.min(a, b), Math.max(a, b)))
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 400)
  void blocksAliveAtOnceNeverOverlap(@ForAll("blocks") List<Block> blocks) {
    MemoryPlanner planner = new MemoryPlanner();
    List<Integer> at = planner.plan(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      assertThat(at.get(i) + blocks.get(i).size()).isLessThanOrEqualTo(planner.end());
      for (int j = 0; j < i; j++) {
        boolean apart =
            at.get(i) + blocks.get(i).size() <= at.get(j)
                || at.get(j) + blocks.get(j).size() <= at.get(i);
        assertThat(apart || !blocks.get(i).livesWith(blocks.get(j)))
            .as("%s at %d and %s at %d", blocks.get(i), at.get(i), blocks.get(j), at.get(j))
            .isTrue();
      }
    }
    assertThat(planner.end())
        .isBetween(MemoryPlanner.lowerBound(blocks), blocks.stream().mapToInt(Block::size).sum());
  }

  @Test
  void whatIsDeadMakesRoom() {
    List<Block> chain = List.of(new Block(64, 0, 1), new Block(64, 1, 2), new Block(64, 2, 3));
    MemoryPlanner planner = new MemoryPlanner();
    assertThat(planner.plan(chain)).containsExactly(0, 64, 0);
    assertThat(planner.end()).isEqualTo(128).isEqualTo(MemoryPlanner.lowerBound(chain));
  }

  /** The largest first alone needs 128 where 112 are alive at once. */
  @Test
  void anotherOrderIsTriedWhereTheLargestFirstLeavesHoles() {
    List<Block> blocks =
        List.of(
            new Block(64, 2, 3),
            new Block(48, 3, 4),
            new Block(48, 0, 1),
            new Block(32, 1, 2),
            new Block(16, 4, 5),
            new Block(80, 5, 6));
    MemoryPlanner planner = new MemoryPlanner();
    planner.plan(blocks);
    assertThat(planner.end()).isEqualTo(MemoryPlanner.lowerBound(blocks));
  }

  /** Encoder and decoder: what is skipped lives long, and everything gets smaller and larger. */
  @Property(tries = 50)
  void skippedConnectionsCostLittle(
      @ForAll @IntRange(min = 2, max = 6) int depth, @ForAll @IntRange(min = 1, max = 9) int unit) {
    List<Block> blocks = new ArrayList<>();
    int last = 4 * depth;
    for (int level = 0; level < depth; level++) {
      int size = 16 * unit << (depth - level);
      blocks.add(new Block(size, 2 * level, 2 * level + 1));
      blocks.add(new Block(size, 2 * level + 1, last - 2 * level - 1));
      blocks.add(new Block(size / 4, 2 * level + 1, 2 * level + 2));
      blocks.add(new Block(size, last - 2 * level - 2, last - 2 * level - 1));
      blocks.add(new Block(size, last - 2 * level - 1, last - 2 * level));
    }
    MemoryPlanner planner = new MemoryPlanner();
    planner.plan(blocks);
    assertThat((double) planner.end()).isLessThanOrEqualTo(1.1 * MemoryPlanner.lowerBound(blocks));
  }

  @Test
  void nothingNeedsNothing() {
    MemoryPlanner planner = new MemoryPlanner();
    assertThat(planner.plan(List.of())).isEmpty();
    assertThat(planner.end()).isZero();
    assertThat(MemoryPlanner.lowerBound(List.of())).isZero();
  }
}
