/**
 * Graphs in, equal graphs out, and at the end of the row the plan of what is fused. A pass may ask
 * an operator's kind, and the few operators of ir by name; never one of ops.
 */
@NullMarked
package org.sinter.processor.pass;

import org.jspecify.annotations.NullMarked;
