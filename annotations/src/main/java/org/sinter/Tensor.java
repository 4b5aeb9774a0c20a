package org.sinter;

/**
 * The type of a node in a declaration. A method of a {@link Network} that returns it is a node; its
 * parameters, of this type too, are what the node reads. No object of this type ever exists: arrays
 * go in and out through entry points such as {@link Predict}.
 */
public interface Tensor {}
