/**
 * Codes, texts and places of what can be wrong with a network. No type of javac: an Origin is a key
 * that the apt package resolves.
 */
@NullMarked
package org.sinter.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
