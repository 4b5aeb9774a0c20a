/**
 * The kernel language: expressions, statements, buffers. Closed on purpose: emitters and
 * interpreters switch over all of it without default. Nothing here knows a layer.
 */
@NullMarked
package org.sinter.processor.loop;

import org.jspecify.annotations.NullMarked;
