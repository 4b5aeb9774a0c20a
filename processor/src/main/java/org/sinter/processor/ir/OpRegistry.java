package org.sinter.processor.ir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * All operator definitions by name. One that is asked for by name is loaded alone: a class costs a
 * cold javac half a millisecond, and a network uses a few of many operators.
 */
public final class OpRegistry {
  private static final String PROVIDERS = "META-INF/services/" + OpDefinition.class.getName();

  private final ClassLoader loader;
  private final Map<String, OpDefinition> known = new TreeMap<>();
  private boolean complete;

  private OpRegistry(ClassLoader loader) {
    this.loader = loader;
  }

  /** Loads with this class's own loader: inside javac the context loader sees no processor. */
  public static OpRegistry load() {
    return new OpRegistry(OpRegistry.class.getClassLoader());
  }

  /** In the order of their names. */
  public Collection<OpDefinition> definitions() {
    if (!complete) {
      Map<String, OpDefinition> found = new TreeMap<>();
      for (OpDefinition definition : ServiceLoader.load(OpDefinition.class, loader)) {
        if (found.put(definition.name(), definition) != null) {
          throw new IllegalStateException("two operators are called " + definition.name());
        }
      }
      known.putAll(found);
      complete = true;
    }
    return Collections.unmodifiableCollection(known.values());
  }

  public OpDefinition definition(String name) {
    if (!known.containsKey(name)) {
      alone(name).ifPresentOrElse(one -> known.put(name, one), this::definitions);
    }
    OpDefinition definition = known.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no operator is called " + name);
    }
    return definition;
  }

  /** The definition in the class that is called as the operator, {@code MaxPool2d}. */
  private Optional<OpDefinition> alone(String name) {
    String type = type(name);
    try {
      Enumeration<URL> files = loader.getResources(PROVIDERS);
      while (files.hasMoreElements()) {
        for (String provider : lines(files.nextElement())) {
          String simple = provider.substring(provider.lastIndexOf('.') + 1);
          if (simple.equals(type) || simple.startsWith(type + "$")) {
            return Optional.of(made(provider)).filter(one -> one.name().equals(name));
          }
        }
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the file of an operator is called: {@code MaxPool2d} for {@code max_pool2d}. */
  public static String type(String name) {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("_")) {
      type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return type.toString();
  }

  /** Without the cache of jars, which would keep the processor's own open after javac. */
  private static List<String> lines(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return reader.readAllLines();
    }
  }

  private OpDefinition made(String provider) {
    try {
      Class<?> type = Class.forName(provider, true, loader);
      return (OpDefinition) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("no operator can be made by " + provider, fault);
    }
  }
}
