package org.sinter.processor.loop;

import org.sinter.processor.loop.Buffer.Space;

/** What every workspace begins with: room that a kernel may use while it runs. */
public final class Scratch {

  /** With the header of an array in front, all that follows lies in whole cache lines. */
  private static final int START = 12;

  private static final int FOLDS = 4;
  private static final int LANES = 64;
  private static final int WIDEST = 16;

  /**
   * One vector, of the widest kind. A function finds its argument here and leaves its result: a
   * vector handed to a method becomes an object wherever C2 does not inline the method.
   */
  public static final Buffer VECTOR =
      new Buffer("vector", Space.WORKSPACE, START + FOLDS * LANES, 0);

  /** Where the workspace's values may begin. */
  public static final int END = VECTOR.offset() + WIDEST;

  private Scratch() {}

  /** The 64 virtual lanes of the fold with this number within a sweep. */
  public static Buffer lanes(int fold) {
    return new Buffer("lanes", Space.WORKSPACE, START + LANES * fold, 0);
  }
}
