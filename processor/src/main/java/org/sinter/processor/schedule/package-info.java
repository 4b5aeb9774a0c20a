/**
 * Order and memory. In comes a {@link org.sinter.processor.ir.FusionPlan} with the places that
 * parameters, their gradients and constants already have; out goes a {@link
 * org.sinter.processor.ir.Schedule}: the groups in the order in which they run and a place in the
 * workspace for every value that leaves its group, as an offset plus so many elements an example.
 */
@NullMarked
package org.sinter.processor.schedule;

import org.jspecify.annotations.NullMarked;
