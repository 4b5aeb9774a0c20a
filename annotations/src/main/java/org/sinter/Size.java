package org.sinter;

/** Sizes that are not given in numbers. */
public interface Size {

  /** That of the input. */
  int KEEP = Integer.MIN_VALUE;
}
