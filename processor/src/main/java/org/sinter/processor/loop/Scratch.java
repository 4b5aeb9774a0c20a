package org.sinter.processor.loop;

import org.sinter.processor.loop.Buffer.Space;

/**
 * Room that a kernel may use while it runs. Each thread of a team has its own; that of the first is
 * what every workspace begins with.
 */
public final class Scratch {

  /** With the header of an array in front, all that follows lies in whole cache lines. */
  public static final int START = 12;

  private static final int FOLDS = 4;
  private static final int LANES = 64;
  private static final int WIDEST = 16;

  /**
   * One vector, of the widest kind. A function finds its argument here and leaves its result: a
   * vector handed to a method becomes an object wherever C2 does not inline the method.
   */
  public static final Buffer VECTOR = new Buffer("vector", Space.SCRATCH, FOLDS * LANES, 0);

  /** A tile's panel that is made just before its rows. */
  public static final Buffer PANEL =
      new Buffer("panel", Space.SCRATCH, VECTOR.offset() + WIDEST, 0);

  /** Elements before the panel: all, where none is made. */
  public static final int FIXED = PANEL.offset();

  private Scratch() {}

  /** The 64 virtual lanes of the fold with this number within a sweep. */
  public static Buffer lanes(int fold) {
    return new Buffer("lanes", Space.SCRATCH, LANES * fold, 0);
  }
}
