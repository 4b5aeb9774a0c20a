/**
 * Reverse mode over primitives. A graph comes in, the same graph with gradients as further outputs
 * goes out; it is an ordinary graph, which can be differentiated again. No operator is named here
 * but the sum of two gradients.
 */
@NullMarked
package org.sinter.processor.autodiff;

import org.jspecify.annotations.NullMarked;
