package org.sinter.peers.kernels;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;

/** The versions that artifacts carry: that of the library, then that of JavaCPP. */
final class Versions {
  private Versions() {}

  /** Of an artifact of {@code org.bytedeco}. */
  static String of(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (IOException e) {
      throw new IllegalStateException("no version of " + artifact + " on the class path", e);
    }
  }
}
