/** Runs every lesson as its user does, and checks the gradients of every network declared here. */
@NullMarked
package org.sinter.samples;

import org.jspecify.annotations.NullMarked;
