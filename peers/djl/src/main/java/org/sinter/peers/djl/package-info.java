/**
 * PyTorch through DJL as a contestant. Trainings come in; steps of DJL's trainer go out, which is
 * PyTorch without a compiled graph.
 */
@NullMarked
package org.sinter.peers.djl;

import org.jspecify.annotations.NullMarked;
