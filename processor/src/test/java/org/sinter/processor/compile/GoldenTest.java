package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole generated source of a few telling networks. {@code -Dsinter.golden=update} writes the
 * files anew; a review reads the difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/GoldenTest");

  @ParameterizedTest
  @ValueSource(strings = {"Perceptron", "Picture", "Numbers"})
  void theGeneratedSourceIsAsReviewed(String name) throws IOException {
    String declaration = Files.readString(FOLDER.resolve(name + ".java.txt"));
    String generated = Sinter.compile(declaration).sources().get(name + "Net");
    Path golden = FOLDER.resolve(name + "Net.java.txt");
    if (System.getProperty("sinter.golden", "").equals("update")) {
      Files.writeString(golden, generated);
    }
    assertThat(golden).as("write it with -Dsinter.golden=update").exists();
    assertThat(generated).isEqualTo(Files.readString(golden));
  }

  @Test
  void theMachinesLocaleDoesNotShow() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      theGeneratedSourceIsAsReviewed("Perceptron");
    } finally {
      Locale.setDefault(before);
    }
  }
}
