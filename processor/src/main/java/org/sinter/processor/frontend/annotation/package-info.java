/**
 * The frontend of annotated interfaces. In comes a type element of javac with {@code @Network}; out
 * go an {@link org.sinter.processor.ir.Network}, checked and typed, and diagnostics whose places
 * are names. Knows no operator: what an annotation means, its definition in the registry says.
 */
@NullMarked
package org.sinter.processor.frontend.annotation;

import org.jspecify.annotations.NullMarked;
