/**
 * What generated classes call, and nobody else.
 *
 * <p>In: raw arrays, offsets and literal extents from generated code. Out: checked copies,
 * reduction trees, elementary functions and random numbers whose bits depend on their arguments
 * alone, on every CPU, vector width and JVM. Public because generated classes live in the user's
 * packages; no promise of stability is made to anyone else.
 */
@NullMarked
package org.sinter.runtime.support;

import org.jspecify.annotations.NullMarked;
