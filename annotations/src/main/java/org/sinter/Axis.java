package org.sinter;

/** Axes that have no number in a declaration, where shapes are those of one example. */
public interface Axis {

  /** The examples of a call: reducing it mixes them. */
  int BATCH = Integer.MIN_VALUE;
}
