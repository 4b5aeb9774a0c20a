package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The README's network is the sample that its first command trains; its excerpt is what comes out.
 */
class ReadmeTest {
  private static final Path SAMPLE =
      Path.of("../samples/src/main/java/org/sinter/samples/Digits.java");
  private static final String NAME = "org.sinter.samples.Digits";
  private static final LiveDocument README = LiveDocument.of("README.md");

  @Test
  void theNetworkIsTheSample() {
    String shown = README.block("network").replaceAll("```\\w*", "");
    assertThat(words(shown)).isEqualTo(words(declaration()));
  }

  @Test
  void theExcerptsAreOfTheGeneratedClassAndTheMessageIsTheCompilers() {
    String generated = Sources.generated(NAME, Sources.read(SAMPLE));
    README.assertCurrent(key -> block(key, generated));
  }

  /** {@code java CLASS MEMBER}, the message, or what is written by hand. */
  private static String block(String key, String generated) {
    List<String> words = List.of(key.split(" "));
    return switch (words.getFirst()) {
      case "java" ->
          LiveDocument.fenced("java", Sources.member(generated, words.get(1), words.get(2)));
      case "refused" -> LiveDocument.fenced("text", refused());
      default -> README.block(key);
    };
  }

  /** What javac says of the network without its {@code @Flatten}. */
  private static String refused() {
    String faulty = Sources.read(SAMPLE).replace("logits(Tensor features)", "logits(Tensor pool1)");
    var error = Sources.compiled(Map.of(NAME, faulty)).errors().getFirst();
    return "Digits.java:%d: error: %s"
        .formatted(error.getLineNumber(), error.getMessage(Locale.ROOT));
  }

  @Test
  void theLinesOfUseCompile() {
    String lines = README.block("use").replaceAll("```\\w*", "");
    String user =
        """
        package org.sinter.samples;
        import java.nio.file.Path;
        import org.sinter.runtime.*;
        import org.sinter.runtime.data.Dataset;
        import org.sinter.runtime.optim.*;
        import org.sinter.runtime.train.*;
        class Use { void use(Dataset train, Dataset test, float[] image) { %s } }
        """
            .formatted(lines);
    Map<String, String> sources =
        Map.of(NAME, Sources.read(SAMPLE), "org.sinter.samples.Use", user);
    assertThat(Sources.compiled(sources).errors()).isEmpty();
  }

  /** CI runs the two commands that the README gives. */
  @Test
  void theCommandsAreThoseOfCi() {
    List<String> ci = Sources.read(Path.of("../.ci/run")).lines().toList();
    assertThat(ci.stream().filter(line -> line.startsWith("mvn ")))
        .hasSize(2)
        .map(line -> line.replaceAll(" (-B|-ntp)\\b", ""))
        .allSatisfy(command -> assertThat(README.text()).contains(command));
  }

  private static String declaration() {
    String source = Sources.read(SAMPLE);
    return source.substring(source.indexOf("@Network"));
  }

  /** Without comments, and with layout taken for nothing. */
  private static List<String> words(String code) {
    String bare = code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    return Pattern.compile("\\w+|[^\\w\\s]").matcher(bare).results().map(m -> m.group()).toList();
  }
}
