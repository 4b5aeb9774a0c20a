@NullMarked
package org.sinter.samples.fuzz;

import org.jspecify.annotations.NullMarked;
