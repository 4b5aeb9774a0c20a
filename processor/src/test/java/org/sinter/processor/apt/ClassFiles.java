package org.sinter.processor.apt;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaFileObject;

/** An earlier compilation's class files on the class path of a later one. */
final class ClassFiles {
  private ClassFiles() {}

  static Compiled compileAgainst(Compilation earlier, String source) {
    List<File> classPath = new ArrayList<>();
    classPath.add(written(earlier).toFile());
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .forEach(classPath::add);
    return new Compiled(
        com.google.testing.compile.Compiler.javac()
            .withClasspath(classPath)
            .withProcessors(new NetworkProcessor((_, _, _) -> List.of()))
            .withOptions("-Asinter.vector=off")
            .compile(JavaFileObjects.forSourceString("Source", Compiled.IMPORTS + "\n" + source)));
  }

  private static Path written(Compilation earlier) {
    try {
      Path folder = Files.createTempDirectory("classes");
      for (JavaFileObject file : earlier.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          String name = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
          Path target = folder.resolve(name);
          Files.createDirectories(target.getParent());
          try (InputStream in = file.openInputStream()) {
            Files.write(target, in.readAllBytes());
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
