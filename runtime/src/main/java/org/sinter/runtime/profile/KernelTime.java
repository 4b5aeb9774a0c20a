package org.sinter.runtime.profile;

/**
 * The calls of one kernel's method.
 *
 * @param method its name in the generated class
 * @param what what it does; if several kernels share it, the first of them
 * @param calls how many there were
 * @param totalNanos the time of all
 * @param medianNanos the time of the one in the middle, within a 64th
 * @param minNanos the time of the fastest
 * @param operations floating-point operations of all
 * @param bytes bytes that all had to read and write, each call for itself
 */
public record KernelTime(
    String method,
    String what,
    long calls,
    long totalNanos,
    long medianNanos,
    long minNanos,
    long operations,
    long bytes) {

  /** The least time that all calls could have taken, in ns. */
  public double rooflineNanos(Roofline roofline) {
    return calls * roofline.nanos((double) operations / calls, (double) bytes / calls);
  }
}
