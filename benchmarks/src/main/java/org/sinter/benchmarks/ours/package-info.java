/**
 * Sinter as a contestant. Tasks come in; what is timed goes out.
 *
 * <p>Networks of single kernels are declared as text and compiled when they are needed, because
 * there are too many shapes for a file each. No goal and no row belongs here.
 */
@NullMarked
package org.sinter.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
