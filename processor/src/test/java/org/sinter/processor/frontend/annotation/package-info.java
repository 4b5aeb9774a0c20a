/** Annotated interfaces go in, as javac reads them; networks come out. */
@NullMarked
package org.sinter.processor.frontend.annotation;

import org.jspecify.annotations.NullMarked;
