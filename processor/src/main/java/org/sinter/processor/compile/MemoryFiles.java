package org.sinter.processor.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what javac and the processor write; reads the class path as ever. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, Written> sources = new TreeMap<>();
  private final Map<String, Written> classes = new TreeMap<>();
  private final Map<String, Written> resources = new TreeMap<>();

  MemoryFiles(JavaFileManager files) {
    super(files);
  }

  /** Generated source text by qualified name. */
  Map<String, String> sources() {
    return texts(sources);
  }

  /** Other files by path. */
  Map<String, String> resources() {
    return texts(resources);
  }

  /** Class files by binary name. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
    return bytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    Written file = new Written(className.replace('.', '/') + kind.extension, kind);
    (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(className, file);
    return file;
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    String path =
        packageName.isEmpty() ? relativeName : packageName.replace('.', '/') + "/" + relativeName;
    Written file = new Written(path, JavaFileObject.Kind.OTHER);
    resources.put(path, file);
    return file;
  }

  private static Map<String, String> texts(Map<String, Written> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, file) -> texts.put(name, file.text()));
    return texts;
  }

  /** Source text that was given. */
  static JavaFileObject given(String name, String text) {
    return new Given(name, text);
  }

  private static URI uri(String path) {
    return URI.create("memory:///" + path);
  }

  private static final class Given extends SimpleJavaFileObject {
    private final String text;

    Given(String name, String text) {
      super(uri(name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      // A public type may come from a text of any name, but none of them describes a module.
      return kind == Kind.SOURCE && !simpleName.endsWith("-info");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public String getName() {
      return super.getName().substring(1);
    }
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String path, Kind kind) {
      super(uri(path), kind);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }
  }
}
