package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
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

  /** The first column of panel q, where the last panel ends with the last column. */
  static CodeBlock column(Tile tile) {
    return CodeBlock.of(
        "int $L = Math.min(q * $L, $L)",
        Tile.COLUMN,
        tile.panel(),
        tile.firstColumn(tile.panels() - 1));
  }

  static void term(List<String> terms, String var, int stride) {
    if (stride != 0) {
      terms.add(stride == 1 ? var : var + " * " + stride);
    }
  }
}
