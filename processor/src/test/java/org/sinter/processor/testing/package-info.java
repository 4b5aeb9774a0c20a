/** What tests of several packages share: graphs with random numbers in them, gradient checks. */
@NullMarked
package org.sinter.processor.testing;

import org.jspecify.annotations.NullMarked;
