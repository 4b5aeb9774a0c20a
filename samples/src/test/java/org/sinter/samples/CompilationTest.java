package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.support.Instance;

/**
 * The JIT's first compiler takes every method of the networks of the samples. One that it gives up,
 * for lack of virtual registers, may never come to the second: then it allocates a vector for every
 * operation, for ever, in some runs and not in others.
 */
class CompilationTest {
  private static final int CALLS = 400;
  private static final int BATCH = 9;
  private static final String DONE = "all called";

  /** Calls every entry point of every network until the JIT has compiled it. */
  public static void main(String[] arguments) {
    for (String name : SampleNetworks.names()) {
      Instance instance =
          Instance.of(SampleNetworks.create(name, CompilationTest.class.getClassLoader()));
      List<EntryInfo> entries = instance.info().entries();
      for (int i = 0; i < entries.size(); i++) {
        Object[] arrays = Transcript.arrays(entries.get(i), BATCH, 1);
        for (int call = 0; call < CALLS; call++) {
          instance.programs().run(i, arrays, BATCH);
        }
      }
    }
    System.out.println(DONE);
  }

  @Test
  void theFirstCompilerTakesEveryMethod() {
    List<String> log =
        OtherJvm.run(
            CompilationTest.class,
            List.of(),
            "--add-modules",
            "jdk.incubator.vector",
            "-Dsinter.simd=vector",
            "-XX:-BackgroundCompilation",
            "-XX:+PrintCompilation");
    assertThat(log).contains(DONE);
    assertThat(log).anyMatch(line -> line.contains(" 3 ") && line.contains("$VectorKernels::k"));
    assertThat(log)
        .filteredOn(line -> line.contains("org.sinter.") && line.contains("COMPILE SKIPPED"))
        .isEmpty();
  }
}
