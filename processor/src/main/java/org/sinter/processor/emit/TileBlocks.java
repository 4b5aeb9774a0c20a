package org.sinter.processor.emit;

import java.util.List;
import java.util.Optional;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;

/**
 * How a tile's long sums are cut into blocks, so that a block of both operands stays in the nearest
 * cache while all rows and panels use it. The sums of a block begin with those of the one before,
 * which lie where the results go: every sum keeps its order.
 *
 * @param around loops over k outside of the blocks
 * @param split the loop that is cut
 * @param size iterations of it in a block
 * @param within loops over k inside
 */
record TileBlocks(List<Tile.Loop> around, Tile.Loop split, int size, List<Tile.Loop> within) {

  /** Blocks of a tile whose sums go over the batch, or are long, and are stored as they are. */
  static Optional<TileBlocks> of(Tile tile) {
    boolean plain =
        tile.fill().isEmpty()
            && !tile.ragged()
            && tile.rows().extent().isLiteral()
            && tile.epilogue().size() == 1
            && tile.epilogue().getFirst() instanceof Stmt.Store(_, _, Expr.Local(var sum), _)
            && sum.equals(Tile.SUM);
    return plain && isLong(tile.sums()) ? Optional.of(of(tile.sums())) : Optional.empty();
  }

  private static boolean isLong(List<Tile.Loop> sums) {
    long steps = 1;
    for (Tile.Loop loop : sums) {
      if (!loop.extent().isLiteral()) {
        return true;
      }
      steps *= loop.extent().literal();
    }
    return steps >= TileTable.LONG_SUM;
  }

  /** Whole loops inside as far as they fit, and so much of the next one as fits. */
  private static TileBlocks of(List<Tile.Loop> sums) {
    int split = sums.size() - 1;
    int steps = 1;
    while (split > 0 && fits(sums.get(split), steps)) {
      steps *= sums.get(split).extent().literal();
      split--;
    }
    Tile.Loop loop = sums.get(split);
    int most = Math.max(1, TileTable.BLOCK_STEPS / steps);
    int extent = loop.extent().literal();
    int size = loop.extent().isLiteral() ? Math.ceilDiv(extent, Math.ceilDiv(extent, most)) : most;
    return new TileBlocks(sums.subList(0, split), loop, size, sums.subList(split + 1, sums.size()));
  }

  private static boolean fits(Tile.Loop loop, int steps) {
    return loop.extent().isLiteral()
        && (long) steps * loop.extent().literal() <= TileTable.BLOCK_STEPS;
  }

  /**
   * True if a block is so many examples: then fewer are one sum, for which loading and storing
   * would be in vain.
   */
  boolean isOfExamples() {
    return within.isEmpty() && !split.extent().isLiteral();
  }
}
