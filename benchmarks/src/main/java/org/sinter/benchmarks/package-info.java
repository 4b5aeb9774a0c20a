/**
 * The project's figures, measured: {@code ./sinter bench} prints a table in minutes, the classes
 * named {@code …Benchmark} are for JMH ({@code ./sinter jmh -prof gc} adds bytes allocated per
 * call).
 *
 * <p>Generated networks, the processor and a folder of classes go in; rows and text come out. Every
 * row is measured beside its reference in the same run, because machines differ and their clocks
 * move. Nothing here is used by the library, and no test asserts a time.
 */
@NullMarked
package org.sinter.benchmarks;

import org.jspecify.annotations.NullMarked;
