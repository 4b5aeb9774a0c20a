package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.pipeline.StageFailure;

/**
 * Every diagnostic: code, line, full text with trace and fix. Those that a source alone can provoke
 * are files, {@code diagnostics/SN1014.java} with its text beside it; the others are methods here.
 */
class DiagnosticsTest {
  private static final String GOOD =
      """
      @Network
      interface Mlp {
        @Input(shape = 4) Tensor x();
        @Softmax Tensor y(Tensor x);
        @Predict("y") float[] run(float[] x);
      }
      """;

  @TestFactory
  Stream<DynamicTest> anExampleGetsItsDiagnosticAndNoOther() {
    return Examples.codes().stream().map(code -> DynamicTest.dynamicTest(code, () -> check(code)));
  }

  private static void check(String code) {
    String source = Examples.source(code).orElseThrow();
    Compiled compiled = Compiled.of(source);
    assertThat(compiled.codes()).containsExactly(code + "@" + Compiled.marked(source));
    String text = compiled.messages().getFirst() + "\n";
    assertThat(text).isEqualTo(Examples.expected(code, text)).contains("\n    fix: ");
    assertThat(compiled.others()).isEmpty();
  }

  @Test
  void everyDiagnosticHasAnExampleOrATest() {
    Set<String> tested = new HashSet<>(Examples.codes());
    Arrays.stream(DiagnosticsTest.class.getDeclaredMethods())
        .filter(method -> method.getName().matches("sn\\d{4}_\\w+"))
        .forEach(method -> tested.add(method.getName().substring(0, 6).toUpperCase(Locale.ROOT)));
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Message.values()).map(Message::code).toList());
  }

  @Test
  void theManualIsCurrent() {
    String now = Manual.text();
    assertThat(Examples.stored(Path.of("../docs/diagnostics.md"), now)).isEqualTo(now);
  }

  @Test
  void codesAreUniqueAndNothingIsLeftUnsaid() {
    assertThat(Message.values()).extracting(Message::code).doesNotHaveDuplicates();
    assertThat(Message.values())
        .allSatisfy(
            message -> {
              assertThat(message.code()).matches("SN[1-59]\\d{3}");
              assertThat(message.when()).endsWith(".");
              assertThat(message.text()).isNotBlank();
              assertThat(message.fix()).isNotBlank();
            });
  }

  @Test
  void sn1013_aParentCompiledWithoutNames() {
    var parent =
        com.google.testing.compile.Compiler.javac()
            .compile(
                JavaFileObjects.forSourceString(
                    "p.Small",
                    "package p; "
                        + Compiled.IMPORTS
                        + " public interface Small { @Input(shape = 4) Tensor x();"
                        + " @Softmax Tensor y(Tensor x); }"));
    Compiled compiled =
        ClassFiles.compileAgainst(
            parent,
            """
            @Network
            interface Mlp extends p.Small {
              @Predict("y") float[] run(float[] x);
            }
            """);
    assertThat(compiled.messages())
        .containsExactly(
            """
            2: [SN1013] parameter names of 'y' are not in the class file of p.Small
                fix: compile it with Sinter's processor, or with -parameters\
            """);
  }

  @Test
  void sn1022_aClassOfTheGeneratedName() {
    NetworkProcessor processor =
        new NetworkProcessor(
            (network, _, _) ->
                List.of(
                    new org.sinter.processor.emit.SourceFile(
                        network.className(), "class MlpNet {}")));
    Compiled compiled =
        Compiled.with(processor, List.of("-Asinter.vector=off"), GOOD + "class MlpNet {}\n");
    assertThat(compiled.messages())
        .containsExactly(
            """
            2: [SN1022] MlpNet cannot be written: there is a class of that name
                fix: rename that class or the network\
            """);
  }

  @Test
  void sn2009_aChoiceThatOnlyFilesCanMake() {
    assertThat(text(Message.UNKNOWN_CHOICE.with("dense", "RELUU", "RELU, TANH")))
        .isEqualTo("[SN2009] dense: RELUU is not one of RELU, TANH\n    fix: take one of these");
  }

  @Test
  void sn5001_aCompilationThatDoesNotSeeTheVectorApi() {
    NetworkProcessor processor = new NetworkProcessor((_, _, _) -> List.of());
    Compiled compiled = Compiled.with(processor, List.of("-Asinter.debug"), GOOD, other(GOOD));
    assertThat(compiled.messages())
        .containsExactly(
            """
            2: [SN5001] module jdk.incubator.vector is not visible to javac: Mlp gets scalar code only
                fix: compile with --add-modules jdk.incubator.vector, or say -Asinter.vector=off\
            """);
  }

  @Test
  void sn5002_anOptionOfAnUnknownValue() {
    NetworkProcessor processor = new NetworkProcessor((_, _, _) -> List.of());
    Compiled compiled = Compiled.with(processor, List.of("-Asinter.vector=512"), GOOD);
    assertThat(compiled.messages())
        .containsExactly(
            """
            2: [SN5002] -Asinter.vector=512 is unknown
                fix: take one of auto, off\
            """);
  }

  @Test
  void sn9001_aFaultOfOurOwn() {
    NetworkProcessor processor =
        new NetworkProcessor(
            (_, _, _) -> {
              throw new StageFailure("fusion", "y", new IllegalStateException("no group"));
            });
    Compiled compiled = Compiled.with(processor, List.of("-Asinter.vector=off"), GOOD);
    assertThat(compiled.messages())
        .containsExactly(
            """
            2: [SN9001] internal fault in fusion at y: IllegalStateException: no group
                fix: please report it with the interface and the output of -Asinter.dump=all\
            """);
  }

  @Test
  void sn9002_aFileThatCannotBeWritten() {
    assertThat(text(Message.NOT_WRITTEN.with("a.MlpNet", "No space left on device")))
        .isEqualTo(
            "[SN9002] a.MlpNet cannot be written: No space left on device\n"
                + "    fix: check the output folder");
  }

  private static String text(CompileError error) {
    return Diagnostic.of(error, Origin.NONE, List.of()).text();
  }

  private static String other(String source) {
    return source.replace("Mlp", "Other");
  }
}
