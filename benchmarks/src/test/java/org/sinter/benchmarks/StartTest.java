package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/startup.md, as it is written but for the names of jar and class. */
class StartTest {
  private static final Path PAGE = Path.of("..", "docs", "startup.md");
  private static final Pattern RECIPE =
      Pattern.compile("<!-- begin aot -->\n```\n(.*?)```\n<!-- end -->", Pattern.DOTALL);

  @TempDir private Path folder;

  private List<String> commands() throws IOException {
    Matcher recipe = RECIPE.matcher(Files.readString(PAGE));
    assertThat(recipe.find()).isTrue();
    String jars =
        String.join(File.pathSeparator, Start.jars(folder).stream().map(Path::toString).toList());
    return recipe
        .group(1)
        .lines()
        .map(line -> line.replace("app.jar", jars))
        .map(line -> line.replace("your.Main", Start.First.class.getName()))
        .toList();
  }

  /** As a shell would: none of the words holds a blank or a quote. */
  private String run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    assertThat(words.getFirst()).isEqualTo("java");
    words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path printed = folder.resolve("printed");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(process.waitFor()).as(command).isZero();
    return Files.readString(printed);
  }

  @Test
  void theRecipeMakesACacheAndRunsWithIt() throws Exception {
    List<String> commands = commands();
    assertThat(commands).hasSize(2);
    run(commands.getFirst());
    assertThat(folder.resolve("app.aot")).isNotEmptyFile();
    String strict = commands.getLast().replace("-XX:AOTCache", "-XX:AOTMode=on -XX:AOTCache");
    String probability = "0.1";
    assertThat(run(commands.getLast()).lines()).contains(probability);
    assertThat(run(strict).lines()).contains(probability);
    Files.delete(folder.resolve("app.aot"));
    assertThat(run(commands.getLast()).lines()).contains(probability);
  }
}
