package org.sinter;

/**
 * The type of a node in a declaration. A method of a {@link Network} that returns it is a node; its
 * parameters, of this type too, are what the node reads. Arrays go in and out through entry points
 * such as {@link Predict}; objects of this type exist only where a network is inspected ({@link
 * Network#inspect}).
 */
public interface Tensor {}
