package org.sinter.samples.fuzz;

/**
 * A disagreement.
 *
 * @param check which comparison failed, or {@code exception}
 * @param text where, and the numbers
 */
record Failure(NetworkSpec network, String check, String text) {}
