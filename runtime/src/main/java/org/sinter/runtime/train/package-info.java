/**
 * Training loops.
 *
 * <p>In: a compiled network, datasets whose columns carry the names of its sources, an optimiser.
 * Out: the network with other parameters, a history, and events for listeners. All mismatches of
 * data and network are reported before the first step. One step in steady state allocates nothing.
 */
@NullMarked
package org.sinter.runtime.train;

import org.jspecify.annotations.NullMarked;
