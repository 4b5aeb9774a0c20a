package org.sinter.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.runtime.support.CompiledNetwork;

/**
 * A generated class that was found on the class path.
 *
 * @param type the class
 */
record GeneratedNetwork(Class<?> type) {
  private static final String PACKAGES = "org/sinter/";
  private static final String SUFFIX = "Net.class";

  /** A row's name: what is measured, {@code alloc} say, and the interface. */
  String row(String what) {
    String name = type.getSimpleName();
    return what + " " + name.substring(0, name.length() - "Net".length());
  }

  /** A new network. */
  Object create(long seed) {
    try {
      Method create = type.getMethod("create", long.class);
      return create.invoke(null, seed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  /** All below {@code org.sinter} on this JVM's class path, in the order of their names. */
  static List<GeneratedNetwork> all() {
    List<String> names = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        names.addAll(classes(path));
      } else if (Files.isRegularFile(path)) {
        names.addAll(inJar(path));
      }
    }
    return names.stream()
        .distinct()
        .sorted()
        .<Class<?>>map(GeneratedNetwork::load)
        .filter(type -> type.getSuperclass() == CompiledNetwork.class)
        .map(GeneratedNetwork::new)
        .toList();
  }

  private static List<String> inJar(Path jar) {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return classes(files.getPath("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> classes(Path root) {
    Path start = root.resolve(PACKAGES);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(SUFFIX) && !file.contains("$"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .map(file -> file.replace('/', '.').replace('\\', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, GeneratedNetwork.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
