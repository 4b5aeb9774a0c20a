/**
 * Writes Java. In comes a {@link org.sinter.processor.emit.Program}, every entry point of a network
 * with its schedule and kernels; out goes a {@link org.sinter.processor.emit.SourceFile}: one class
 * with each kernel in plain Java and, where it gains, in vectors that compute the same bits. The
 * text is a function of the program alone, to the byte.
 */
@NullMarked
package org.sinter.processor.emit;

import org.jspecify.annotations.NullMarked;
