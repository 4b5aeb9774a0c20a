package org.sinter.runtime.support;

import java.util.function.Function;

/**
 * Makes what belongs to one {@link Instance}.
 *
 * @param programs the entry points over an instance's parameters and workspace
 * @param network an object of the generated class around an instance: what a fork hands to the user
 */
public record ProgramFactory(
    Function<Instance, Programs> programs, Function<Instance, CompiledNetwork> network) {}
