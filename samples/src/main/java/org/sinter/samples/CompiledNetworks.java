package org.sinter.samples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.sinter.processor.frontend.annotation.Spelling;

/** The compiled networks on a class path, known by the files that lie beside their classes. */
final class CompiledNetworks {
  private static final String FOLDER = "META-INF/sinter/";
  private static final String SUFFIX = ".kernels";

  private final ClassLoader loader;

  private CompiledNetworks(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Those of this program, and of more folders and jars.
   *
   * @param path as {@code java -cp} takes it; may be empty
   */
  static CompiledNetworks on(String path) {
    ClassLoader own = CompiledNetworks.class.getClassLoader();
    URL[] more =
        Arrays.stream(path.split(File.pathSeparator))
            .filter(part -> !part.isEmpty())
            .map(part -> url(Path.of(part).toUri()))
            .toArray(URL[]::new);
    return new CompiledNetworks(more.length == 0 ? own : new URLClassLoader(more, own));
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(uri.toString(), e);
    }
  }

  /** The class of this name, or the network's interface of this simple name. */
  Optional<Class<?>> find(String name) {
    Optional<Class<?>> exact = load(name);
    return exact.isPresent()
        ? exact
        : interfaces().stream()
            .filter(type -> type.getSimpleName().equalsIgnoreCase(name))
            .findFirst();
  }

  /** What to do about a name that none has. */
  String advice(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    List<String> names = interfaces().stream().map(Class::getSimpleName).sorted().toList();
    return Spelling.advice(simple, names);
  }

  private Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }

  /** A generated class implements one interface: the user's. */
  private List<Class<?>> interfaces() {
    List<Class<?>> interfaces = new ArrayList<>();
    for (String file : files()) {
      String generated = file.substring(0, file.length() - SUFFIX.length());
      load(generated).ifPresent(type -> interfaces.addAll(List.of(type.getInterfaces())));
    }
    return interfaces;
  }

  private List<String> files() {
    try {
      List<String> files = new ArrayList<>();
      for (URL folder : Collections.list(loader.getResources(FOLDER))) {
        files.addAll(files(folder));
      }
      return files.stream().filter(file -> file.endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(URL folder) throws IOException {
    if (folder.openConnection() instanceof JarURLConnection connection) {
      try (JarFile jar =
          new JarFile(Path.of(URI.create(connection.getJarFileURL().toString())).toFile())) {
        return jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.startsWith(FOLDER))
            .map(name -> name.substring(FOLDER.length()))
            .toList();
      }
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
