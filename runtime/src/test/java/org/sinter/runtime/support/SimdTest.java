package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimdTest {
  private final String before = Simd.setting();

  @AfterEach
  void forget() {
    System.setProperty(Simd.PROPERTY, before);
  }

  @Test
  void scalarIsWhatThePropertyAsksFor() {
    System.setProperty(Simd.PROPERTY, "scalar");
    assertThat(Simd.vector("Digits")).isFalse();
  }

  @Test
  void vectorWhereTheTestsRun() {
    assertThat(Simd.vector("Digits")).isTrue();
    assertThat(Simd.atOnce("Digits")).isTrue();
  }

  @Test
  void byDefaultVectorsWaitForTheJit() {
    System.setProperty(Simd.PROPERTY, "auto");
    assertThat(Simd.vector("Digits")).isTrue();
    assertThat(Simd.atOnce("Digits")).isFalse();
  }

  /** What a JVM started with {@code options} answers, with its log. */
  private static String inAnotherJvm(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Asker.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(answer).isZero();
    return answer;
  }

  /** Asks for two networks, and computes a little. */
  static final class Asker {
    private Asker() {}

    public static void main(String[] args) {
      System.out.println(Simd.atOnce("Digits") + " " + Simd.vector("Letters"));
      System.out.println(ScalarMath.exp(1f) + " " + ScalarMath.fma(3f, 4f, 5f));
    }
  }

  @Test
  void withoutTheModuleOrTheCompilerScalarCodeRunsAndOneLineSaysWhy() throws Exception {
    assertThat(inAnotherJvm())
        .contains("false false")
        .containsOnlyOnce("runs its scalar code")
        .contains("Digits runs its scalar code")
        .contains("--add-modules jdk.incubator.vector");
    assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"))
        .contains("false false")
        .contains("vector code needs HotSpot's C2 compiler")
        .contains("Letters runs its scalar code");
    assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector", "-XX:-UseFMA"))
        .contains("false false")
        .contains("no fused multiply-add")
        .contains(ScalarMath.exp(1f) + " 17.0");
    assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector"))
        .contains("false true")
        .doesNotContain("scalar code");
  }

  @Test
  void unknownSettingIsRefused() {
    System.setProperty(Simd.PROPERTY, "1024");
    assertThatThrownBy(() -> Simd.vector("Digits"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sinter.simd: expected auto, scalar, vector, 128, 256 or 512, was 1024");
  }

  @Test
  void widthIsForcedOrPreferred() {
    assertThat(VectorSupport.species().vectorBitSize())
        .isEqualTo(Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512));
    System.setProperty(Simd.PROPERTY, "256");
    assertThat(VectorSupport.species()).isEqualTo(FloatVector.SPECIES_256);
    System.setProperty(Simd.PROPERTY, "512");
    assertThat(VectorSupport.species()).isEqualTo(FloatVector.SPECIES_512);
  }
}
