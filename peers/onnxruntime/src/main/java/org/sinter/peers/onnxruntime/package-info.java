/**
 * ONNX Runtime as a contestant. Predictions come in; calls of a session go out. Models of
 * convolutions are files of the test data, perceptrons are written here.
 */
@NullMarked
package org.sinter.peers.onnxruntime;

import org.jspecify.annotations.NullMarked;
