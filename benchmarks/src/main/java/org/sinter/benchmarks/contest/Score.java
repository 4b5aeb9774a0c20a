package org.sinter.benchmarks.contest;

/**
 * How one contestant did.
 *
 * @param name of the entrant
 * @param version of its library
 * @param min nanoseconds, the smallest sample
 * @param median nanoseconds, the middle of all samples
 * @param p99 nanoseconds, of 100 samples the second largest
 * @param bytes allocated on the heap per call
 * @param timesOurs its time by ours, the median over the rounds of the medians' ratio; 1 for us
 * @param note what else there is to say; may be empty
 */
public record Score(
    String name,
    String version,
    double min,
    double median,
    double p99,
    long bytes,
    double timesOurs,
    String note) {}
