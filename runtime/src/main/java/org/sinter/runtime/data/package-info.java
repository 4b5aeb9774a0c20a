/**
 * Examples in memory and where they come from.
 *
 * <p>In: files (IDX), arrays, or a seed for the procedural digits. Out: {@link
 * org.sinter.runtime.data.Dataset}, named columns whose names match the sources of a network. File
 * contents are not trusted; faults are {@link org.sinter.runtime.data.DataException}s that name
 * file, expectation and finding. Nothing here knows a network.
 */
@NullMarked
package org.sinter.runtime.data;

import org.jspecify.annotations.NullMarked;
