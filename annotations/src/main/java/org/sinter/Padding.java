package org.sinter;

/** What is put around an image without counting it out. */
public interface Padding {

  /** As much as makes the result {@code ceil(extent / stride)}; the odd one goes behind. */
  int SAME = Integer.MIN_VALUE;
}
