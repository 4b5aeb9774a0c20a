/**
 * The border between a compiled network and its user.
 *
 * <p>In: objects of generated classes, made by {@link org.sinter.runtime.Networks}. Out: their
 * parameters in logical (PyTorch) order, the tables that describe them, and one exception type per
 * kind of mistake. Nothing here computes a layer; kernels are generated, and this package never
 * knows what they do.
 */
@NullMarked
package org.sinter.runtime;

import org.jspecify.annotations.NullMarked;
