package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numerics contract on every network of the samples, forward and over 50 steps of training: one
 * result at every vector width, before and after the JIT, in this JVM and in others.
 */
class SameBitsTest {
  private static final String SIMD = "sinter.simd";

  /** For the interpreter, which takes a thousand times as long. */
  private static final int FEW = 2;

  /** Examples enough for two parts of a batch in tiles. */
  private static final int LARGER = 19;

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
    assertThat(with(loader(width), Transcript.BATCH, Transcript.STEPS)).isEqualTo(FIRST);
  }

  /** Classes of the samples that have chosen their twin. */
  private static ClassLoader loader(String width) {
    String before = System.getProperty(SIMD);
    System.setProperty(SIMD, width);
    try {
      ClassLoader loader = SampleNetworks.fresh();
      with(loader, FEW, 0);
      return loader;
    } finally {
      if (before == null) {
        System.clearProperty(SIMD);
      } else {
        System.setProperty(SIMD, before);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"scalar,3", "256,2", "512,3"})
  void everyNumberOfThreadsGivesTheSameBits(String width, int threads) {
    ClassLoader loader = loader(width);
    for (String name : SampleNetworks.names()) {
      String one = Transcript.of(SampleNetworks.create(name, loader), LARGER, FEW);
      Object network = SampleNetworks.create(name, loader);
      assertThat(Transcript.onThreads(network, threads, LARGER, FEW)).as(name).isEqualTo(one);
    }
  }

  /** All want the team, which serves one at a time. */
  @Test
  void networksThatRunAtOnceGiveTheSameBits() {
    ClassLoader loader = loader("512");
    List<String> names = SampleNetworks.names();
    Map<String, String> apart = new TreeMap<>();
    names.forEach(
        name -> apart.put(name, Transcript.of(SampleNetworks.create(name, loader), LARGER, FEW)));
    Map<String, String> atOnce = new ConcurrentSkipListMap<>();
    names.parallelStream()
        .forEach(
            name ->
                atOnce.put(
                    name,
                    Transcript.onThreads(SampleNetworks.create(name, loader), 2, LARGER, FEW)));
    assertThat(atOnce).isEqualTo(apart);
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
