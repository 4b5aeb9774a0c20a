package org.sinter.processor.ir;

import org.sinter.processor.type.Shape;

/**
 * A tensor that a layer keeps.
 *
 * @param name local, {@code weight}
 * @param shape logical, in PyTorch's order: dense [out, in], convolution [out, in, kh, kw]
 * @param trainable false for state, which training moves without a gradient: running statistics
 */
public record ParameterSpec(String name, Shape shape, InitSpec init, boolean trainable) {

  /** A trainable tensor. */
  public ParameterSpec(String name, Shape shape, InitSpec init) {
    this(name, shape, init, true);
  }
}
