package org.sinter.runtime.support;

/**
 * Makes what belongs to one {@link Instance}; implemented by a class nested in the generated one.
 */
public interface ProgramFactory {
  /** The entry points over {@code instance}'s parameters and workspace. */
  Programs programs(Instance instance);

  /** An object of the generated class around {@code instance}: what a fork hands to the user. */
  CompiledNetwork network(Instance instance);
}
