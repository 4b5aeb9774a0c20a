package org.sinter.processor.lower;

import org.sinter.processor.loop.Buffer;

/** The virtual lanes at the beginning of the workspace. */
final class Scratch {
  private static final int START = 12;

  private Scratch() {}

  /** The 64 virtual lanes of the fold with this number within a sweep. */
  static Buffer lanes(int fold) {
    return new Buffer("lanes", Buffer.Space.WORKSPACE, START + 64 * fold, 0);
  }
}
