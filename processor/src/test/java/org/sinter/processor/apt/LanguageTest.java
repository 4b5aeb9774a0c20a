package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.Operator;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;

/** The annotations of operators against the definitions that they name. */
class LanguageTest {

  @Test
  void everyOperatorAnnotationNamesADefinition() throws Exception {
    List<String> known = OpRegistry.load().definitions().stream().map(OpDefinition::name).toList();
    assertThat(operators()).hasSizeGreaterThan(25).doesNotHaveDuplicates().isSubsetOf(known);
  }

  private static List<String> operators() throws Exception {
    Path place =
        Path.of(Operator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return operators(place);
    }
    try (var jar = FileSystems.newFileSystem(place)) {
      return operators(jar.getPath("/"));
    }
  }

  private static List<String> operators(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(LanguageTest::parsed)
          .flatMap(type -> type.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream())
          .flatMap(found -> found.annotations().stream())
          .filter(found -> found.className().equalsString(Operator.class.descriptorString()))
          .map(LanguageTest::value)
          .toList();
    }
  }

  private static ClassModel parsed(Path file) {
    try {
      return ClassFile.of().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String value(Annotation operator) {
    return operator.elements().stream()
        .filter(element -> element.name().equalsString("value"))
        .map(element -> ((AnnotationValue.OfString) element.value()).stringValue())
        .findFirst()
        .orElseThrow();
  }
}
