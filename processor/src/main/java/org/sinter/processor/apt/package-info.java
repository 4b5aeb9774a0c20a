/**
 * The adapter to javac: rounds, options, messages and files. In comes what javac found; out go
 * source files and diagnostics at their places. Knows no stage but the frontend and the pipeline,
 * and nobody imports it.
 */
@NullMarked
package org.sinter.processor.apt;

import org.jspecify.annotations.NullMarked;
