/**
 * Layers: operators with settings, most of them with parameters of their own.
 *
 * <p>A layer annotates a method of a network that returns {@link org.sinter.Tensor}; its parameters
 * are called {@code <method>.<parameter>} and have PyTorch's names, shapes and order. Images are
 * height, width, channels; dense and softmax act on the last axis.
 */
@NullMarked
package org.sinter.layer;

import org.jspecify.annotations.NullMarked;
