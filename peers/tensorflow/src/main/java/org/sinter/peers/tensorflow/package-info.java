/**
 * TensorFlow for Java as a contestant. Trainings come in; runs of a graph go out. Its framework of
 * layers stops at an older version, so layers and optimisers are raw operations here.
 */
@NullMarked
package org.sinter.peers.tensorflow;

import org.jspecify.annotations.NullMarked;
