/**
 * What kernels cost, whatever machine they run on. In comes a {@link
 * org.sinter.processor.loop.Kernel}; out go its floating-point operations and the memory it must
 * read and write, as polynomials of the batch. Times belong to the runtime, which knows the
 * machine.
 */
@NullMarked
package org.sinter.processor.cost;

import org.jspecify.annotations.NullMarked;
