package org.sinter.samples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles declarations with javac and Sinter's processor inside this JVM, all in memory.
 *
 * @param errors what javac and the processor found wrong, in order
 * @param texts sources and resources that the processor wrote, by name
 * @param classes bytes of all classes, by binary name
 */
record InProcess(List<String> errors, Map<String, String> texts, Map<String, byte[]> classes) {
  private static final String IMPORTS =
      "import org.sinter.*; import org.sinter.layer.*; import org.sinter.loss.*;"
          + " import org.sinter.op.*;\n";

  /** One interface, without imports; {@code options} are javac's. */
  static InProcess compile(String name, String declaration, String... options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("this Java has no compiler: run it with a JDK");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    StandardJavaFileManager standard = javac.getStandardFileManager(found, Locale.ROOT, null);
    Memory memory = new Memory(standard);
    List<String> all = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    all.addAll(List.of(options));
    JavaCompiler.CompilationTask task =
        javac.getTask(
            null, memory, found, all, null, List.of(new Source(name, IMPORTS + declaration)));
    task.setProcessors(processors());
    task.call();
    return new InProcess(
        found.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(d -> d.getMessage(Locale.ROOT))
            .toList(),
        memory.texts(),
        memory.classes());
  }

  private static List<Processor> processors() {
    List<Processor> ours =
        ServiceLoader.load(Processor.class).stream()
            .filter(provider -> provider.type().getName().startsWith("org.sinter."))
            .map(ServiceLoader.Provider::get)
            .toList();
    if (ours.isEmpty()) {
      throw new IllegalStateException("Sinter's processor is not on the class path");
    }
    return ours;
  }

  /** Whether javac accepted it. */
  boolean accepted() {
    return errors.isEmpty();
  }

  /** A class of the compilation, loaded anew on top of the classes of this program. */
  Class<?> load(String binaryName) {
    try {
      return new Loader(classes).loadClass(binaryName);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(binaryName + ": was not compiled", e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A file that a compilation writes, and may read again. */
  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String name, Kind kind) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Written> written = new TreeMap<>();

    Memory(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return written.computeIfAbsent(
          className + kind.extension, key -> new Written(className, kind));
    }

    @Override
    public FileObject getFileForOutput(
        JavaFileManager.Location location,
        String packageName,
        String relativeName,
        FileObject sibling) {
      return written.computeIfAbsent(
          relativeName, key -> new Written(key, JavaFileObject.Kind.OTHER));
    }

    Map<String, String> texts() {
      return written.entrySet().stream()
          .filter(e -> e.getValue().getKind() != JavaFileObject.Kind.CLASS)
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, e -> e.getValue().getCharContent(true).toString()));
    }

    Map<String, byte[]> classes() {
      String extension = JavaFileObject.Kind.CLASS.extension;
      return written.entrySet().stream()
          .filter(e -> e.getValue().getKind() == JavaFileObject.Kind.CLASS)
          .collect(
              Collectors.toMap(
                  e -> e.getKey().substring(0, e.getKey().length() - extension.length()),
                  e -> e.getValue().bytes.toByteArray()));
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(InProcess.class.getClassLoader());
      this.classes = classes;
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
