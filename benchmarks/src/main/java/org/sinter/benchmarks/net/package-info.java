/**
 * The networks that the benchmarks measure. They cross out as interfaces that the processor
 * compiles; nothing crosses in.
 *
 * <p>Each is as small as its figure allows: one dense layer with both of its gradients, the MNIST
 * perceptrons, a net that fits the L1 cache, a convolutional net. No measuring happens here.
 */
@NullMarked
package org.sinter.benchmarks.net;

import org.jspecify.annotations.NullMarked;
