package org.sinter.processor.ir;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All operator definitions by name. */
public final class OpRegistry {
  private final Map<String, OpDefinition> definitions = new TreeMap<>();

  private OpRegistry(Iterable<OpDefinition> found) {
    for (OpDefinition definition : found) {
      if (definitions.put(definition.name(), definition) != null) {
        throw new IllegalStateException("two operators are called " + definition.name());
      }
    }
  }

  /** Loads with this class's own loader: inside javac the context loader sees no processor. */
  public static OpRegistry load() {
    return new OpRegistry(
        ServiceLoader.load(OpDefinition.class, OpRegistry.class.getClassLoader()));
  }

  /** In the order of their names. */
  public Collection<OpDefinition> definitions() {
    return Collections.unmodifiableCollection(definitions.values());
  }

  public OpDefinition definition(String name) {
    OpDefinition definition = definitions.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no operator is called " + name);
    }
    return definition;
  }
}
