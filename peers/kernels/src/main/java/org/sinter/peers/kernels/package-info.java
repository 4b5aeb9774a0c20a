/**
 * Native libraries of kernels as contestants. Tasks come in; calls of a library go out, its
 * operands in native memory and in the order that suits it best. Weights are not packed beforehand
 * where the library would not do it in training.
 */
@NullMarked
package org.sinter.peers.kernels;

import org.jspecify.annotations.NullMarked;
