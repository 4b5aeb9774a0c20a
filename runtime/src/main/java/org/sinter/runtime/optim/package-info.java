/**
 * Optimisers over a flat array.
 *
 * <p>In: settings records, the slices to move, their gradients. Out: changed values in place, by
 * plain loops that C2 vectorises. Each rule has one form per precision; the double one is the
 * reference. Any objective can be minimised, a network is not needed.
 */
@NullMarked
package org.sinter.runtime.optim;

import org.jspecify.annotations.NullMarked;
