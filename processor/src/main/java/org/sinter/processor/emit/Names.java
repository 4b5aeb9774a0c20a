package org.sinter.processor.emit;

import com.palantir.javapoet.NameAllocator;

/** Scopes of Java names. */
final class Names {
  private Names() {}

  /** A scope in which some names are taken. */
  static NameAllocator without(String... taken) {
    NameAllocator scope = new NameAllocator();
    for (String name : taken) {
      fresh(scope, name);
    }
    return scope;
  }

  /**
   * A name that is new in the scope. It has a tag that nobody asks for: left to itself, JavaPoet
   * draws one from the machine's secure random numbers.
   */
  static String fresh(NameAllocator scope, String wanted) {
    return scope.newName(wanted, new Object());
  }
}
