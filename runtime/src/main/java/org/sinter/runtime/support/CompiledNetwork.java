package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;

/**
 * Superclass of every generated network. It has no methods, so that no name of the user's interface
 * can clash with one.
 */
public abstract class CompiledNetwork {
  /** Parameters, workspace and programs of this object. */
  protected final Instance instance;

  /** Called by generated constructors. */
  protected CompiledNetwork(Instance instance) {
    this.instance = requireNonNull(instance, "instance");
  }
}
