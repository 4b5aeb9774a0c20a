package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numerics contract on every network of the samples, forward and over 20 steps of training, of
 * some 100: one result at every vector width, before and after the JIT, in this JVM and in others,
 * and that of the release before. {@code -Dsinter.golden=update} takes the present result for that
 * of the release: its notes have to say that bits change.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SameBitsTest {
  private static final String SIMD = "sinter.simd";

  /** For the interpreter, which takes a thousand times as long. */
  private static final int FEW = 2;

  /** Examples enough for two parts of a batch in tiles. */
  private static final int LARGER = 19;

  /** A digest a line for each of {@link Transcript#LONG}. */
  private static final Path RELEASED = Path.of("src", "test", "resources", "golden", "bits.txt");

  private static final Map<String, String> FIRST = new TreeMap<>();

  /** It takes two minutes, so it begins first and the other tests run beside it. */
  private static final FutureTask<Map<String, String>> INTERPRETED =
      new FutureTask<>(() -> elsewhere(FEW, FEW, "-Xint"));

  /** The first calls of all, by code that is interpreted at the start. */
  @BeforeAll
  static void firstCalls() {
    Thread.ofVirtual().start(INTERPRETED);
    FIRST.putAll(here());
    assertThat(FIRST).hasSizeGreaterThan(5);
  }

  @Test
  void theReleaseBeforeGaveTheSameBits() throws IOException {
    List<String> lines =
        Transcript.LONG.stream().map(name -> name + " " + FIRST.get(name)).toList();
    if ("update".equals(System.getProperty("sinter.golden"))) {
      Files.createDirectories(RELEASED.getParent());
      Files.write(RELEASED, lines);
    }
    assertThat(RELEASED).as("write it with -Dsinter.golden=update").exists();
    assertThat(lines).isEqualTo(Files.readAllLines(RELEASED));
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

  @Test
  void twoThreadsGiveTheSameBitsForAHundredSteps() {
    ClassLoader loader = loader("512");
    for (String name : Transcript.LONG) {
      int steps = Transcript.steps(name, Transcript.STEPS);
      String one = Transcript.of(SampleNetworks.create(name, loader), LARGER, steps);
      Object network = SampleNetworks.create(name, loader);
      assertThat(Transcript.onThreads(network, 2, LARGER, steps)).as(name).isEqualTo(one);
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
  @Order(Integer.MAX_VALUE)
  void interpretedCodeGivesTheSameBits() throws Exception {
    Map<String, String> few = with(SampleNetworks.class.getClassLoader(), FEW, FEW);
    assertThat(INTERPRETED.get()).isEqualTo(few);
  }

  private static Map<String, String> here() {
    return with(SampleNetworks.class.getClassLoader(), Transcript.BATCH, Transcript.STEPS);
  }

  private static Map<String, String> with(ClassLoader loader, int batch, int steps) {
    Map<String, String> digests = new TreeMap<>();
    for (String name : SampleNetworks.names()) {
      Object network = SampleNetworks.create(name, loader);
      digests.put(name, Transcript.of(network, batch, Transcript.steps(name, steps)));
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
