/**
 * Basic operations, for what no layer says: no parameters, no state.
 *
 * <p>Two operands of different shapes are aligned at their last axes, as in NumPy, but per example:
 * an axis that one lacks, or has with extent 1, is repeated. Anything batched meets the other
 * operand example by example.
 */
@NullMarked
package org.sinter.op;

import org.jspecify.annotations.NullMarked;
