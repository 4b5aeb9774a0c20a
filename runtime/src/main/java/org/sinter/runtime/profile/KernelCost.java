package org.sinter.runtime.profile;

import static java.util.Objects.requireNonNull;

/**
 * What one call of a kernel costs, as the compiler counted it from its loops.
 *
 * <p>An addition, multiplication, division, root, sign, maximum or comparison with the choice it
 * makes is one operation, a multiply-add two, a transcendental function 16, fewer than any of them
 * takes. Bytes are those that must move however large the caches are: each element once, none that
 * the kernel made itself. A lookup in a table counts as one of another row each time.
 *
 * @param method the kernel's method in the generated class; kernels that differ only in their
 *     operands share one
 * @param what the operators it fuses, the shapes it makes, and the methods it came from
 * @param operations floating-point operations
 * @param bytesRead bytes that must be read
 * @param bytesWritten bytes that must be written
 */
public record KernelCost(
    String method,
    String what,
    BatchCount operations,
    BatchCount bytesRead,
    BatchCount bytesWritten) {
  /** Refuses null. */
  public KernelCost {
    requireNonNull(method, "method");
    requireNonNull(what, "what");
    requireNonNull(operations, "operations");
    requireNonNull(bytesRead, "bytesRead");
    requireNonNull(bytesWritten, "bytesWritten");
  }

  /** Bytes read and written for so many examples. */
  public long bytes(long examples) {
    return bytesRead.at(examples) + bytesWritten.at(examples);
  }
}
