/** The compiler as javac meets it: sources go in, messages and files come out. */
@NullMarked
package org.sinter.processor.apt;

import org.jspecify.annotations.NullMarked;
