@NullMarked
package org.sinter.processor.compile;

import org.jspecify.annotations.NullMarked;
