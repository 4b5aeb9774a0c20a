package org.sinter.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.runtime.support.CompiledNetwork;

/** All networks of the samples, found among the classes. */
final class SampleNetworks {
  private SampleNetworks() {}

  /** The names of the generated classes, in order. */
  static List<String> names() {
    try {
      Path folder =
          Path.of(Digits.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(folder)) {
        return files
            .map(file -> folder.relativize(file).toString().replace('/', '.').replace('\\', '.'))
            .filter(name -> name.endsWith("Net.class") && !name.contains("$"))
            .map(name -> name.substring(0, name.length() - ".class".length()))
            .filter(name -> CompiledNetwork.class.isAssignableFrom(load(name, loader())))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A network of a generated class, with parameters of a fixed seed. */
  static Object create(String name, ClassLoader loader) {
    try {
      return load(name, loader).getMethod("create", long.class).invoke(null, 42L);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClassLoader loader() {
    return SampleNetworks.class.getClassLoader();
  }

  /** A loader with classes of the samples of its own, so that they choose their twin anew. */
  static ClassLoader fresh() {
    return new Fresh();
  }

  private static final class Fresh extends ClassLoader {
    Fresh() {
      super(SampleNetworks.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Digits.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
