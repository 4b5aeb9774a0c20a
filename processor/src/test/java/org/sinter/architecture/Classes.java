package org.sinter.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The classes that the rules look at: those we ship, and those that are wrong on purpose. */
final class Classes {
  private static final Pattern NAME =
      Pattern.compile("package ([\\w.]+);.*?(?:class|interface) (\\w+)", Pattern.DOTALL);

  private Classes() {}

  /** Main classes below a package, from every module on the class path. */
  static JavaClasses shipped(String root) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(root);
  }

  /** Compiles the sources, one top-level type each, and reads the result. */
  static JavaClasses compiled(String... sources) {
    try {
      Path folder = Files.createTempDirectory("borders");
      try {
        compile(folder, sources);
        return new ClassFileImporter().importPath(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path folder, String... sources) {
    List<String> options = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
    options.addAll(List.of("--release", "25", "--add-modules", "jdk.incubator.vector"));
    List<JavaFileObject> units = Arrays.stream(sources).map(Classes::unit).toList();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (!javac.getTask(null, null, null, options, null, units).call()) {
      throw new IllegalArgumentException("a fixture does not compile: " + List.of(sources));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static JavaFileObject unit(String source) {
    Matcher name = NAME.matcher(source);
    if (!name.find()) {
      throw new IllegalArgumentException("no package and type in: " + source);
    }
    URI uri =
        URI.create("string:///" + name.group(1).replace('.', '/') + "/" + name.group(2) + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
