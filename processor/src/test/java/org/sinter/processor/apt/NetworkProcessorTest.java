package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.processor.emit.SourceFile;
import org.sinter.processor.pipeline.Dumps;

/** Rounds, files and the company of several errors. */
class NetworkProcessorTest {
  private static final List<String> SCALAR = List.of("-Asinter.vector=off");

  @Test
  void allIndependentErrorsComeAtOnceAndNoneTwice() {
    Compiled compiled =
        Compiled.of(
            """
            @Network
            interface Mlp {
              @Input(shape = {8, 8, 1}) Tensor image();
              @Dense(units = 0) Tensor hidden(Tensor imag);
              @Conv2d(channels = 8, kernel = 9) Tensor conv(Tensor image);
              @MaxPool2d(2) Tensor pool(Tensor conv);
              @Flatten Tensor flat(Tensor pool);
              @Exp Tensor a(Tensor b);
              @Exp Tensor b(Tensor a);
              @Label(classes = 10) Tensor label();
              @CrossEntropy Tensor loss(Tensor flat, Tensor label);
              @Predict("flat") float[] read(double[] image);
              @Predict("flt") float[] other(float[] image);
              @Evaluate int test(float[] image, int[] label);
            }
            """);
    assertThat(compiled.codes())
        .containsExactlyInAnyOrder(
            "SN2008@4", "SN1014@4", "SN2007@5", "SN1015@8", "SN1032@12", "SN1014@13", "SN1031@14");
  }

  @Test
  void theReadersOfAFaultyNodeKeepSilent() {
    Compiled compiled =
        Compiled.of(
            """
            @Network
            interface Mlp {
              @Input(shape = {0}) Tensor x();
              @Dense(units = 3) Tensor hidden(Tensor x);
              @Softmax Tensor y(Tensor hidden);
              @Label(classes = 3) Tensor label();
              @CrossEntropy Tensor loss(Tensor hidden, Tensor label);
              @Predict("y") float[] run(float[] x);
              @Train float train(float[] x, int[] label);
            }
            """);
    assertThat(compiled.codes()).containsExactly("SN2008@3");
  }

  @Test
  void aFaultInASharedParentIsSaidOnce() {
    Compiled compiled =
        Compiled.of(
            """
            @Network
            interface Small {
              @Input(shape = 4) Tensor x();
              @Dense(units = 0) Tensor y(Tensor x);
              @Predict("y") float[] run(float[] x);
            }

            @Network
            interface Large extends Small {}
            """);
    assertThat(compiled.codes()).containsExactly("SN2008@4");
  }

  @Test
  void errorsOfOneNetworkDoNotKeepAnotherFromBeingWritten() {
    List<String> compiled = new ArrayList<>();
    NetworkProcessor processor =
        new NetworkProcessor(
            (network, _, _) -> {
              compiled.add(network.className());
              return List.of();
            });
    Compiled result =
        Compiled.with(
            processor, SCALAR, good("Bad").replace("shape = 4", "shape = 0"), good("Good"));
    assertThat(result.codes()).containsExactly("SN2008@3");
    assertThat(compiled).containsExactly("GoodNet");
  }

  @Test
  void theCompanionKeepsParameterNamesForLaterCompilations() {
    Compilation parent =
        com.google.testing.compile.Compiler.javac()
            .withProcessors(new NetworkProcessor((_, _, _) -> List.of()))
            .withOptions("-Asinter.vector=off")
            .compile(
                JavaFileObjects.forSourceString(
                    "p.Small",
                    "package p; "
                        + Compiled.IMPORTS
                        + good("Small").replace("interface", "public interface")));
    assertThat(parent.errors()).isEmpty();
    Compiled child =
        ClassFiles.compileAgainst(
            parent,
            """
            @Network
            interface Large extends p.Small {
              @Override @Dense(units = 20) Tensor y(Tensor x);
            }
            """);
    assertThat(child.messages()).isEmpty();
    assertThat(child.others()).isEmpty();
  }

  @Test
  void whatAnotherProcessorWritesIsWaitedFor() {
    var compilation =
        com.google.testing.compile.Compiler.javac()
            .withProcessors(writing(), new WritesSizes())
            .withOptions("-Asinter.vector=off")
            .compile(
                JavaFileObjects.forSourceString(
                    "Mlp",
                    Compiled.IMPORTS + good("Mlp").replace("shape = 4", "shape = Sizes.INPUT")));
    assertThat(compilation.errors()).isEmpty();
    assertThat(generated(new Compiled(compilation))).contains("MlpNet.java");
  }

  @Test
  void whatNobodyKnowsIsLeftToJavac() {
    Compiled compiled = Compiled.of(good("Mlp").replace("Tensor y(Tensor x)", "Tensor y(Tensr x)"));
    assertThat(compiled.codes()).isEmpty();
    assertThat(compiled.others()).hasSize(1).first().asString().contains("cannot find symbol");
  }

  @Test
  void dumpsLieBesideTheSourceAFileAStage() {
    NetworkProcessor processor =
        new NetworkProcessor(
            (network, options, dumps) -> {
              options.dumps().forEach(s -> dumps.accept(new Dumps.Dump(s, "run", "text of " + s)));
              return List.of();
            });
    Compiled compiled =
        Compiled.with(
            processor, List.of("-Asinter.vector=off", "-Asinter.dump=graph, fusion"), good("Mlp"));
    for (String stage : List.of("graph", "fusion")) {
      assertThat(
              compiled
                  .compilation()
                  .generatedFile(StandardLocation.SOURCE_OUTPUT, "", "Mlp.run." + stage + ".txt"))
          .hasValueSatisfying(file -> assertThat(content(file)).isEqualTo("text of " + stage));
    }
  }

  @Test
  void dumpsGoIntoTheFolderThatIsNamed(@TempDir Path folder) throws IOException {
    String dir = "-Asinter.dump.dir=" + folder.resolve("new");
    Compiled compiled =
        Compiled.with(
            new NetworkProcessor(),
            List.of("-Asinter.vector=off", "-Asinter.dump=dot,loops", dir),
            good("Mlp"));
    assertThat(compiled.messages()).isEmpty();
    assertThat(folder.resolve("new"))
        .isDirectoryContaining("glob:**Mlp.dot")
        .isDirectoryContaining("glob:**Mlp.run.dot")
        .isDirectoryContaining("glob:**Mlp.run.loops.txt")
        .isDirectoryNotContaining("glob:**Mlp.graph.txt");
    assertThat(Files.readString(folder.resolve("new/Mlp.dot"))).startsWith("digraph \"Mlp\" {");
  }

  @Test
  void aFolderAloneAsksForEveryStage(@TempDir Path folder) throws IOException {
    Compiled.with(
        new NetworkProcessor(),
        List.of("-Asinter.vector=off", "-Asinter.dump.dir=" + folder),
        good("Mlp"));
    for (String file :
        List.of("graph.txt", "run.autodiff.txt", "run.fusion.txt", "run.schedule.txt", "dot")) {
      assertThat(folder.resolve("Mlp." + file)).isNotEmptyFile();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Compiled compiled =
        Compiled.with(
            new NetworkProcessor(),
            List.of("-Asinter.vector=off", "-Asinter.dump=graph", "-Asinter.dump.dir=" + file),
            good("Mlp"));
    assertThat(compiled.codes()).containsExactly("SN9002@2");
  }

  @Test
  void aFaultOfTheFrontendOrTheEmitterNamesTheNetwork() {
    NetworkProcessor processor =
        new NetworkProcessor(
            (_, _, _) -> {
              throw new IllegalStateException("no\nstack");
            });
    assertThat(Compiled.with(processor, SCALAR, good("Mlp")).messages())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("2: [SN9001] internal fault in emit at Mlp: IllegalStateException: no\n");
  }

  private static String content(JavaFileObject file) {
    try {
      return file.getCharContent(true).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theStrictestCompilationHasNothingToSay() {
    Compiled compiled =
        Compiled.with(
            writing(),
            List.of("-Asinter.vector=off", "-Xlint:all,-processing", "-Werror"),
            good("Mlp"));
    assertThat(compiled.others()).isEmpty();
    assertThat(compiled.compilation().warnings()).isEmpty();
  }

  @Test
  void gradleMayCompileInIsolation() throws IOException {
    try (var in =
        NetworkProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip())
          .isEqualTo(NetworkProcessor.class.getName() + ",isolating");
    }
  }

  private static NetworkProcessor writing() {
    return new NetworkProcessor(
        (network, _, _) ->
            List.of(
                new SourceFile(network.className(), "final class " + network.className() + " {}")));
  }

  private static String good(String name) {
    return """
    @Network
    interface %s {
      @Input(shape = 4) Tensor x();
      @Softmax Tensor y(Tensor x);
      @Predict("y") float[] run(float[] x);
    }
    """
        .formatted(name);
  }

  private static List<String> generated(Compiled compiled) {
    return compiled.compilation().generatedSourceFiles().stream()
        .map(file -> file.getName().substring(file.getName().lastIndexOf('/') + 1))
        .toList();
  }

  /** Writes a constant in the first round, as a processor beside ours may. */
  private static final class WritesSizes extends AbstractProcessor {
    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("Sizes").openWriter()) {
          out.write("final class Sizes { static final int INPUT = 4; }");
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
