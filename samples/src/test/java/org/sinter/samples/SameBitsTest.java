package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numerics contract on every network of the samples, forward and over 50 steps of training: one
 * result at every vector width, before and after the JIT, in this JVM and in others.
 */
class SameBitsTest {
  private static final String SIMD = "sinter.simd";

  /** For the interpreter, which takes a thousand times as long. */
  private static final int FEW = 2;

  private static final Map<String, String> FIRST = new TreeMap<>();

  /** The first calls of all, by code that is interpreted at the start. */
  @BeforeAll
  static void firstCalls() {
    FIRST.putAll(here());
    assertThat(FIRST).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "128", "256", "512"})
  void everyWidthGivesTheSameBits(String width) {
    String before = System.getProperty(SIMD);
    System.setProperty(SIMD, width);
    try {
      assertThat(with(SampleNetworks.fresh(), Transcript.BATCH, Transcript.STEPS)).isEqualTo(FIRST);
    } finally {
      if (before == null) {
        System.clearProperty(SIMD);
      } else {
        System.setProperty(SIMD, before);
      }
    }
  }

  @Test
  void calledAgainTheSameCodeGivesTheSameBits() {
    assertThat(here()).isEqualTo(FIRST);
    assertThat(here()).isEqualTo(FIRST);
  }

  @Test
  void anotherJvmGivesTheSameBits() {
    assertThat(
            elsewhere(Transcript.BATCH, Transcript.STEPS, "--add-modules", "jdk.incubator.vector"))
        .isEqualTo(FIRST);
  }

  @Test
  void aJvmWithoutTheVectorApiGivesTheSameBits() {
    assertThat(elsewhere(Transcript.BATCH, Transcript.STEPS)).isEqualTo(FIRST);
  }

  @Test
  void interpretedCodeGivesTheSameBits() {
    Map<String, String> few = with(SampleNetworks.class.getClassLoader(), FEW, FEW);
    assertThat(elsewhere(FEW, FEW, "-Xint")).isEqualTo(few);
  }

  private static Map<String, String> here() {
    return with(SampleNetworks.class.getClassLoader(), Transcript.BATCH, Transcript.STEPS);
  }

  private static Map<String, String> with(ClassLoader loader, int batch, int steps) {
    Map<String, String> digests = new TreeMap<>();
    for (String name : SampleNetworks.names()) {
      digests.put(name, Transcript.of(SampleNetworks.create(name, loader), batch, steps));
    }
    return digests;
  }

  private static Map<String, String> elsewhere(int batch, int steps, String... options) {
    Map<String, String> digests = new TreeMap<>();
    OtherJvm.run(
            Transcript.class, List.of(Integer.toString(batch), Integer.toString(steps)), options)
        .stream()
        .filter(line -> line.startsWith(Digits.class.getPackageName()))
        .forEach(line -> digests.put(line.split(" ")[0], line.split(" ")[1]));
    return digests;
  }
}
