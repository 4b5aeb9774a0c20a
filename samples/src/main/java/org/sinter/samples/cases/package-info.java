/**
 * Cases computed by an independent implementation, each written as an annotated interface, compiled
 * at run time and compared. What comes in is an archive of the format that its own README
 * describes; nothing leaves but text on the screen.
 */
@NullMarked
package org.sinter.samples.cases;

import org.jspecify.annotations.NullMarked;
