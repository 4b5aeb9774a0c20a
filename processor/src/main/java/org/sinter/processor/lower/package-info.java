/**
 * From what to compute to how. In comes a {@link org.sinter.processor.ir.Schedule}; out go its
 * groups as {@link org.sinter.processor.loop.Kernel}s in the same order: loops, lanes and register
 * tiles over placed buffers. No memory is invented here but the virtual lanes of folds.
 */
@NullMarked
package org.sinter.processor.lower;

import org.jspecify.annotations.NullMarked;
