package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinter.processor.loop.Tile;

/** Where a tile's operands lie, in terms of its loop variables. */
record TileAddresses(Tile tile, Addresses addresses) {

  /** The broadcast operand's element of a row, within the given loops over sums. */
  String a(List<Tile.Loop> sums) {
    List<String> terms = new ArrayList<>();
    for (Tile.Loop loop : tile.outer()) {
      term(terms, loop.var(), loop.aStride());
    }
    term(terms, tile.rows().var(), tile.rows().aStride());
    for (Tile.Loop loop : sums) {
      term(terms, loop.var(), loop.aStride());
    }
    return Addresses.join(addresses.start(tile.a()), terms, tile.aOffset());
  }

  /** The vector operand's first column of a panel. */
  String b(List<Tile.Loop> sums) {
    List<String> terms = new ArrayList<>();
    for (Tile.Loop loop : tile.outer()) {
      term(terms, loop.var(), loop.bStride());
    }
    term(terms, Tile.PANEL, tile.panelStride());
    for (Tile.Loop loop : sums) {
      term(terms, loop.var(), loop.bStride());
    }
    return Addresses.join(addresses.start(tile.b()), terms, tile.bOffset());
  }

  /** The first iteration of a sum's loop. */
  String first(Tile.Loop loop) {
    return window(loop)
        .map(
            w ->
                w.backward()
                    ? position(w, -w.last())
                    : Integer.toString(w.first()) + " - " + position(w, 0))
        .map(first -> "Math.max(0, " + first + ")")
        .orElse("0");
  }

  /** The iteration after the last one. */
  String end(Tile.Loop loop) {
    String extent = Addresses.extent(loop.extent());
    return window(loop)
        .map(
            w ->
                w.backward()
                    ? position(w, 1 - w.first())
                    : Integer.toString(w.last() + 1) + " - " + position(w, 0))
        .map(end -> "Math.min(" + extent + ", " + end + ")")
        .orElse(extent);
  }

  private static String position(Tile.Window window, int offset) {
    List<String> terms = new ArrayList<>();
    term(terms, window.outer(), window.step());
    return Addresses.join("", terms, offset);
  }

  /** Blocks go through all of a sum. */
  private Optional<Tile.Window> window(Tile.Loop loop) {
    return TileBlocks.of(tile).isPresent() ? Optional.empty() : loop.window();
  }

  static void term(List<String> terms, String var, int stride) {
    if (stride != 0) {
      terms.add(stride == 1 ? var : var + " * " + stride);
    }
  }
}
