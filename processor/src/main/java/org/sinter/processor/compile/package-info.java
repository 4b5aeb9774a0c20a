/**
 * The compiler called from a running program: source text of networks goes in, loaded classes come
 * out, all in memory. For tests, notebooks and networks that are not known at build time.
 *
 * <p>javac runs here with the annotation processor, so what is accepted, refused and generated is
 * the same as in a build. Nothing of a stage of the compiler belongs here.
 */
@NullMarked
package org.sinter.processor.compile;

import org.jspecify.annotations.NullMarked;
