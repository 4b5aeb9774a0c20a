/**
 * The stages in their order, and the only package that knows them all. In comes a checked {@link
 * org.sinter.processor.ir.Network} with {@link org.sinter.processor.pipeline.Options}; out go
 * source files, and on request a print of what crosses each border.
 */
@NullMarked
package org.sinter.processor.pipeline;

import org.jspecify.annotations.NullMarked;
