package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile.Loop;
import org.sinter.processor.type.Dim;

/** The loops of a tile, joined where memory is contiguous across two of them. */
final class TileLoops {
  /*
   * These decide the order of sums, so bits: they are part of the language's numerics, as those of
   * Tile are.
   */

  /** Columns of one vector: more of such a row is broadcast than is computed. */
  private static final int FEW_COLUMNS = 16;

  /** Places of a window, at most, for so few columns and for more. */
  private static final int WIDEST_OF_FEW = 5;

  private static final int WIDEST = 3;

  private List<Stmt> epilogue;
  private List<Loop> kept = List.of();
  private List<Loop> sums = List.of();

  TileLoops(List<Stmt> epilogue) {
    this.epilogue = epilogue;
  }

  List<Stmt> epilogue() {
    return epilogue;
  }

  List<Loop> kept() {
    return kept;
  }

  List<Loop> sums() {
    return sums;
  }

  /**
   * The sums with that one last which moves the broadcast operand as the rows do: along a window.
   * Where its steps are written out, an element that neighbouring rows have is broadcast once for
   * all of them. Few channels stay last: they and a window's columns are one run in memory.
   */
  static List<Loop> windowLast(List<Loop> sums, Loop rows, int columns) {
    List<Loop> ordered = new ArrayList<>(sums);
    int widest = columns <= FEW_COLUMNS ? WIDEST_OF_FEW : WIDEST;
    boolean moves = rows.extent().isLiteral() && rows.aStride() != 0;
    if (moves && !sums.isEmpty() && isMore(sums.getLast(), WIDEST_OF_FEW)) {
      sums.stream()
          .filter(loop -> !isMore(loop, widest))
          .filter(loop -> Math.abs(loop.aStride()) == rows.aStride())
          .findFirst()
          .ifPresent(
              window -> {
                ordered.remove(window);
                ordered.add(window);
              });
    }
    return ordered;
  }

  private static boolean isMore(Loop loop, int places) {
    return !loop.extent().isLiteral() || loop.extent().literal() > places;
  }

  /** Joins neighbouring sums: the order of k stays as it is. */
  TileLoops mergeSums(List<Loop> loops) {
    List<Loop> merged = new ArrayList<>();
    for (Loop loop : loops) {
      if (!merged.isEmpty() && isContiguous(merged.getLast(), loop)) {
        merged.set(merged.size() - 1, join(merged.getLast(), loop));
      } else {
        merged.add(loop);
      }
    }
    sums = merged;
    return this;
  }

  /** Joins loops over results in any order: they are independent. */
  TileLoops mergeKept(List<Loop> loops) {
    List<Loop> rest = new ArrayList<>(loops);
    boolean again = true;
    while (again) {
      again = mergeOnePair(rest);
    }
    kept = rest;
    return this;
  }

  private boolean mergeOnePair(List<Loop> loops) {
    for (Loop outer : loops) {
      for (Loop inner : loops) {
        if (outer != inner && isContiguous(outer, inner) && isContiguousInEpilogue(outer, inner)) {
          epilogue = Indices.map(epilogue, index -> index.without(outer.var()));
          loops.set(loops.indexOf(inner), join(outer, inner));
          loops.remove(outer);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isContiguousInEpilogue(Loop outer, Loop inner) {
    for (Index index : Indices.in(epilogue)) {
      if (index.stride(outer.var()) != index.stride(inner.var()) * inner.extent().literal()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isContiguous(Loop outer, Loop inner) {
    return outer.extent().isLiteral()
        && inner.extent().isLiteral()
        && outer.aStride() == inner.aStride() * inner.extent().literal()
        && outer.bStride() == inner.bStride() * inner.extent().literal();
  }

  private static Loop join(Loop outer, Loop inner) {
    Dim extent = outer.extent().times(inner.extent());
    return new Loop(inner.var(), extent, inner.aStride(), inner.bStride());
  }

  /**
   * Takes out the loop that becomes the tile's rows: the longest on which the vectors do not
   * depend, or the batch, or where there is none a row of one.
   */
  Loop takeRows() {
    List<Loop> candidates = kept.reversed().stream().filter(loop -> loop.bStride() == 0).toList();
    Loop rows =
        candidates.stream()
            .filter(loop -> loop.extent().isLiteral())
            .max(Comparator.comparingInt(loop -> loop.extent().literal()))
            .or(() -> candidates.stream().findFirst())
            .orElse(new Loop("i", Dim.of(1), 0, 0));
    List<Loop> rest = new ArrayList<>(kept);
    rest.remove(rows);
    kept = rest;
    return rows;
  }
}
