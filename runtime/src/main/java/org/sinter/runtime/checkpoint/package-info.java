/**
 * Weights as files in the safetensors format.
 *
 * <p>In: {@link org.sinter.runtime.Parameters} in logical order, or bytes from any writer. Out: a
 * file that is always whole, or parameters that are changed only if everything in the file fits.
 * The bytes are not trusted: every length is checked before it is used.
 */
@NullMarked
package org.sinter.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
