/** Plain values: element types, extents, shapes. Known to every stage, knowing none. */
@NullMarked
package org.sinter.processor.type;

import org.jspecify.annotations.NullMarked;
