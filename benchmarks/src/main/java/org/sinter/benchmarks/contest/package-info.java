/**
 * Contests: the same task done by us and by others in one run, each in a JVM of its own, in turns.
 *
 * <p>{@link org.sinter.benchmarks.contest.Task} says what is to be done, a {@link
 * org.sinter.benchmarks.contest.Contestant} does it, {@link org.sinter.benchmarks.contest.Stage} is
 * the main class of its JVM and {@link org.sinter.benchmarks.contest.Contest} the referee. Tasks go
 * out and samples come back as lines of text. Other libraries live in modules of their own, which
 * see this package and nothing else of the benchmarks; no goal and no row belongs here.
 */
@NullMarked
package org.sinter.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
