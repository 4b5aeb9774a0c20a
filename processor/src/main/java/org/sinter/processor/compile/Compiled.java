package org.sinter.processor.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Network;

/** What {@link Sinter#compile} made, in memory. */
public final class Compiled {
  private static final String SIMD = "sinter.simd";

  private final Map<String, String> sources;
  private final Map<String, String> resources;
  private final Map<String, byte[]> classes;
  private final List<Network> networks;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final ClassLoader loader;

  Compiled(
      MemoryFiles files,
      List<Network> networks,
      List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    this.sources = Map.copyOf(files.sources());
    this.resources = Map.copyOf(files.resources());
    this.classes = files.classes();
    this.networks = List.copyOf(networks);
    this.diagnostics = List.copyOf(diagnostics);
    this.loader = new MemoryLoader(classes, resources);
  }

  /** The generated sources by qualified name. */
  public Map<String, String> sources() {
    return sources;
  }

  /** Other files that the processor wrote, by path: what the kernels cost, and dumps. */
  public Map<String, String> resources() {
    return resources;
  }

  /** The names of all classes, binary as in {@code demo.LineNet$Program}, in order. */
  public List<String> classNames() {
    return List.copyOf(classes.keySet());
  }

  /**
   * A class file.
   *
   * @throws IllegalArgumentException if there is none of this binary name
   */
  public byte[] classFile(String name) {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException(name + ": there is no such class, only " + classNames());
    }
    return bytes.clone();
  }

  /** The declared networks as the compiler read them. */
  public List<Network> networks() {
    return networks;
  }

  /** Warnings and notes. */
  public List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics;
  }

  /** The loader of the compiled classes, always the same; its parent is that of Sinter itself. */
  public ClassLoader loader() {
    return loader;
  }

  /**
   * A class by its binary name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Class<?> load(String name) {
    return load(name, loader, false);
  }

  /**
   * The same classes once more, in a loader of their own, with the vector width that the system
   * property {@code sinter.simd} would force: a class keeps the width of its first use.
   *
   * @param simd {@code auto}, {@code scalar}, {@code vector}, {@code 128}, {@code 256} or {@code
   *     512}
   */
  public ClassLoader loader(String simd) {
    ClassLoader fresh = new MemoryLoader(classes, resources);
    synchronized (Compiled.class) {
      String before = System.getProperty(SIMD);
      System.setProperty(SIMD, simd);
      try {
        initialise(fresh);
      } finally {
        if (before == null) {
          System.clearProperty(SIMD);
        } else {
          System.setProperty(SIMD, before);
        }
      }
    }
    return fresh;
  }

  /** The nested classes that choose a twin, and through them the twin itself. */
  private void initialise(ClassLoader fresh) {
    for (Network network : networks) {
      String prefix = network.packageName().isEmpty() ? "" : network.packageName() + ".";
      String program = prefix + network.className() + "$Program";
      if (classes.containsKey(program)) {
        load(program, fresh, true);
      }
    }
  }

  private static Class<?> load(String name, ClassLoader loader, boolean initialise) {
    try {
      return Class.forName(name, initialise, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(name + ": there is no such class", e);
    }
  }

  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, String> resources;

    MemoryLoader(Map<String, byte[]> classes, Map<String, String> resources) {
      super(Sinter.class.getClassLoader());
      this.classes = classes;
      this.resources = resources;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      String text = resources.get(name);
      return text == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
