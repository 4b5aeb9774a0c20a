package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of networks, declared as an interface of nodes and put in place by {@link Use}. Its {@link
 * Input}s have no shape: they take what they are given. Its result is the one node that no other
 * reads. Blocks may use and extend blocks.
 *
 * <pre>{@code
 * @Block
 * interface Residual {
 *   @Input Tensor x();
 *   @Conv2d(channels = Size.KEEP, kernel = 3, padding = Padding.SAME) Tensor conv(Tensor x);
 *   @Add Tensor sum(Tensor x, Tensor conv);
 *   @Activate(Activation.RELU) Tensor y(Tensor sum);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Block {}
