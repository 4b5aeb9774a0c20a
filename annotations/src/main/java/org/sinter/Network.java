package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a neural network of an interface: the processor writes a class {@code DigitsNet} for an
 * interface {@code Digits}, {@code A_BNet} for a nested {@code A.B}.
 *
 * <p>A method that returns {@link Tensor} is a node and carries one operator annotation: a source
 * ({@link Input}, {@link Label}, {@link Parameter}, {@link Constant}), a layer, a loss or an
 * operation. Its parameters are what it reads, by name: {@code Tensor pool1(Tensor conv1)} reads
 * the node {@code conv1}. The order of declaration is free. Other abstract methods are entry
 * points: {@link Predict}, {@link Evaluate}, {@link Train}, {@link Gradient}. A network may extend
 * another: it has its nodes, and a method that overrides one replaces it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {
  /** What the network computes in. Java arrays are {@code float[]} or {@code double[]} by it. */
  Precision precision() default Precision.FLOAT;

  /**
   * Whether node methods are implemented too, each evaluating its one node. Without it they throw,
   * saying so.
   */
  boolean inspect() default false;
}
