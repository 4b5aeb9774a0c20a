/**
 * The core of the language: networks, their sources, wiring and entry points.
 *
 * <p>An interface annotated {@link org.sinter.Network} goes in, javac with Sinter's processor makes
 * a class of it. Shapes are per example everywhere: the batch is an implicit leading dimension N.
 * Simple names are unique over all packages of this module. No logic lives here.
 */
@NullMarked
package org.sinter;

import org.jspecify.annotations.NullMarked;
