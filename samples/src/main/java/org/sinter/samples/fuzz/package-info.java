/**
 * Random networks, compiled and run: emitted code against the reference, against itself at every
 * vector width, and against finite differences.
 *
 * <p>A {@link org.sinter.samples.fuzz.Generator} makes a {@link
 * org.sinter.samples.fuzz.NetworkSpec} of all operators that the registry knows: an operator's own
 * samples, varied, say what it takes, and {@link org.sinter.samples.fuzz.Vocabulary} what its
 * settings may be. The network writes itself as an annotated interface; {@link
 * org.sinter.samples.fuzz.Examination} compiles it and looks for disagreements; {@link
 * org.sinter.samples.fuzz.Shrinker} makes a failing network small. No expected value is stored
 * anywhere.
 */
@NullMarked
package org.sinter.samples.fuzz;

import org.jspecify.annotations.NullMarked;
