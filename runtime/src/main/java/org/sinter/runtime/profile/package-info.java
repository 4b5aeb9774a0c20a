/**
 * What a network costs and where its time goes.
 *
 * <p>In: the table of costs that the compiler writes beside a generated class, the machine as it
 * measures itself, and, where {@code sinter.profile} asks for it, the time of every kernel's call.
 * Out: operations, bytes and times as records and as tables of text. Nothing here is loaded, but
 * for one look at that property, by a program that does not ask.
 */
@NullMarked
package org.sinter.runtime.profile;

import org.jspecify.annotations.NullMarked;
