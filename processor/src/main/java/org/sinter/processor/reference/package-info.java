/**
 * The value of a graph in double, slow and obvious: what tests compare every other way of computing
 * it with. Knows graphs and nothing above them.
 */
@NullMarked
package org.sinter.processor.reference;

import org.jspecify.annotations.NullMarked;
