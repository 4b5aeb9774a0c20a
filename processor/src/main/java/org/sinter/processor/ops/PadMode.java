package org.sinter.processor.ops;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.diagnostic.Message;

/** What stands beyond the edges of a padded axis. */
enum PadMode {
  CONSTANT,
  REFLECT,
  REPLICATE,
  CIRCULAR;

  /** The runs of an axis that continue it on both sides. */
  List<Pieces.Piece> pieces(int low, int extent, int high) {
    Pieces.Piece whole = Pieces.Piece.of(0, extent);
    return switch (this) {
      case CONSTANT -> throw new IllegalStateException("a constant is no part of the axis");
      case REFLECT ->
          List.of(new Pieces.Piece(low, -1, low), whole, new Pieces.Piece(extent - 2, -1, high));
      case REPLICATE ->
          List.of(new Pieces.Piece(0, 0, low), whole, new Pieces.Piece(extent - 1, 0, high));
      case CIRCULAR -> List.of(Pieces.Piece.of(extent - low, low), whole, Pieces.Piece.of(0, high));
    };
  }

  /** Attribute {@code mode}. */
  static PadMode of(String op, String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Message.UNKNOWN_CHOICE.with(op, name, Arrays.toString(values())).at("mode"));
  }

  /** The most that one side can have. */
  int most(int extent) {
    return switch (this) {
      case CONSTANT, REPLICATE -> Integer.MAX_VALUE;
      case REFLECT -> extent - 1;
      case CIRCULAR -> extent;
    };
  }
}
