package org.sinter.processor.ir;

import org.sinter.processor.type.Shape;

/**
 * A trainable tensor of a layer.
 *
 * @param name local, {@code weight}
 * @param shape logical, in PyTorch's order: dense [out, in], convolution [out, in, kh, kw]
 */
public record ParameterSpec(String name, Shape shape, InitSpec init) {}
