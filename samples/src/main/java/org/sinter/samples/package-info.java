/**
 * Numbered lessons, one class each, and the README's network.
 *
 * <p>In: the words of a command line, the data folder. Out: a table of figures with their floors,
 * pictures, and an exit code that agrees with the last line. Every network here is declared with
 * Sinter's annotations; no lesson computes a layer, a loss or a gradient of its own. Nothing
 * depends on this package.
 */
@NullMarked
package org.sinter.samples;

import org.jspecify.annotations.NullMarked;
