package org.sinter.processor.emit;

import java.util.List;
import java.util.Optional;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;

/**
 * What a tile leaves out where its windows reach over the edge of an image: products with the zeros
 * around it. Lines of a window are left out by the bounds of the loop over them; places of a line
 * where a tile has all of its rows, so that it is known when the code is written which they are.
 */
record TileBorders(Tile tile) {

  /** What is left out of a loop over a window's lines, where that is worth it. */
  Optional<Border> lines(Tile.Loop sum) {
    if (TileShape.sharedSteps(tile) == 0) {
      return Optional.empty();
    }
    return tile.outer().stream()
        .filter(place -> tile.border(place, sum).filter(b -> pays(b, place, sum)).isPresent())
        .findFirst()
        .flatMap(place -> tile.border(place, sum));
  }

  private static boolean pays(Border border, Tile.Loop place, Tile.Loop sum) {
    int places = place.extent().literal();
    int steps = sum.extent().literal();
    int zeros = places * steps - border.products(places, steps);
    return Math.abs(border.sumStep()) == 1 && zeros * TileTable.ZEROS >= places * steps;
  }

  /** The first iteration of a loop over k that reads from the image. */
  String first(Border border) {
    Index first = border.sumStep() > 0 ? element(border).times(-1) : past(border);
    return most(border, first) <= 0 ? "0" : "Math.max(0, " + text(first) + ")";
  }

  /** The iteration after the last one that does. */
  String end(Border border, int steps) {
    Index end = border.sumStep() > 0 ? past(border).times(-1).plus(1) : element(border).plus(1);
    return -most(border, end.times(-1)) >= steps
        ? Integer.toString(steps)
        : "Math.min(" + steps + ", " + text(end) + ")";
  }

  /** Without a negative product at its beginning. */
  private static String text(Index index) {
    Index.Term place = index.terms().getFirst();
    Index positive = Index.of(place.var(), Math.abs(place.stride()));
    return place.stride() > 0
        ? Addresses.of(index)
        : index.offset() + " - " + Addresses.of(positive);
  }

  /** What the first iteration reads. */
  private static Index element(Border border) {
    return Index.of(border.place(), border.placeStep()).plus(border.first());
  }

  /** The same counted from the last element of the image. */
  private static Index past(Border border) {
    return element(border).plus(1 - border.inside());
  }

  /** The largest value at any place. */
  private int most(Border border, Index index) {
    int last =
        tile.outer().stream()
            .filter(loop -> loop.var().equals(border.place()))
            .mapToInt(loop -> loop.extent().literal() - 1)
            .sum();
    return index.offset() + Math.max(0, last * index.stride(border.place()));
  }

  /** True if some products of a line of so many rows are left out. */
  boolean leavesOut(int rows) {
    return line(rows).isPresent();
  }

  /** True if a row's product at a step that is written out has to be computed. */
  boolean isInside(int rows, int row, int step) {
    return line(rows).map(border -> border.isInside(row, step)).orElse(true);
  }

  /** Products of one column that are computed in the steps that are written out. */
  int products(int rows) {
    int steps = TileShape.stepsWritten(tile);
    return line(rows).map(border -> border.products(rows, steps)).orElse(rows * steps);
  }

  /** Places of a line that are read by rows which share what they read. */
  int places(int rows) {
    int steps = TileShape.stepsWritten(tile);
    return line(rows)
        .map(border -> Math.min(border.inside(), rows + steps - 1))
        .orElse(rows + steps - 1);
  }

  private Optional<Border> line(int rows) {
    List<Tile.Loop> sums = tile.sums();
    boolean whole = tile.rows().extent().isLiteral() && tile.rows().extent().literal() == rows;
    return whole && TileShape.stepsWritten(tile) > 1
        ? tile.border(tile.rows(), sums.getLast())
        : Optional.empty();
  }
}
