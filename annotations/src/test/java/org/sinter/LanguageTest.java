package org.sinter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Documented;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void simpleNamesAreUniqueOverAllPackages() throws Exception {
    assertThat(types())
        .hasSizeGreaterThan(40)
        .extracting(Class::getSimpleName)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyAnnotationIsDocumentedAndNoneIsThereAtRunTime() throws Exception {
    assertThat(types().stream().filter(Class::isAnnotation))
        .hasSizeGreaterThan(30)
        .allSatisfy(type -> assertThat(type.isAnnotationPresent(Documented.class)).isTrue())
        .allSatisfy(
            type ->
                assertThat(bytes(type))
                    .as(type.getName())
                    .doesNotContain("RetentionPolicy;RUNTIME"));
  }

  @Test
  void theBatchIsNoAxisThatAnExampleCouldHave() {
    assertThat(Axis.BATCH).isLessThan(-1_000_000);
  }

  private static String bytes(Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (var in = type.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
          .replaceAll("[^\\w;/]", "");
    }
  }

  private static List<Class<?>> types() throws IOException, URISyntaxException {
    Path root = Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.contains("-info") && !name.contains("$"))
          .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
