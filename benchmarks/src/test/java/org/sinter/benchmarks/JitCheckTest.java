package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.benchmarks.net.TinyNet;

class JitCheckTest {
  private static final String NAME = "org.sinter.demo.LineNet$VectorKernels::";

  @Test
  void theLogTellsWhatWasRefusedAndWhatIsLeftBelowTheTopTier() {
    JitCheck check =
        JitCheck.of(
            List.of(
                "    312  901       3       " + NAME + "k01_rows8 (500 bytes)",
                "    512  902       4       " + NAME + "k01_rows8 (500 bytes)",
                "    513  901       3       "
                    + NAME
                    + "k01_rows8 (500 bytes)   made not entrant: x",
                "    514  903   !   2       " + NAME + "k02_sum (90 bytes)",
                "    600  904 %     4       " + NAME + "k03_max @ 20 (90 bytes)",
                "    601  904 %     4       "
                    + NAME
                    + "k03_max @ 20 (90 bytes)   made not entrant: x",
                "    602  905       3       "
                    + NAME
                    + "k02_sum (90 bytes)   COMPILE SKIPPED: out of virtual registers in LIR"
                    + " generator (retry at different tier)",
                "    603  906       4      "
                    + " org.sinter.runtime.support.VectorTransposition::inRegisters (900 bytes)",
                "    603  908       4       org.sinter.runtime.support.VectorMath::exp (200 bytes)",
                "    604  907       4       java.lang.String::length (9 bytes)   COMPILE SKIPPED:"
                    + " x",
                "kernel: k01_rows8 or k01_rows4",
                "kernel: k02_sum",
                "kernel: k03_max",
                "kernel: transposition",
                "kernel: exp",
                "kernel: log",
                "bytes: 24"));
    assertThat(check.kernels()).isEqualTo(6);
    assertThat(check.refused()).containsExactly("k02_sum");
    assertThat(check.low()).containsExactly("k02_sum", "k03_max", "log");
    assertThat(check.bytes()).isEqualTo(24);
    assertThat(check.isClean()).isFalse();
  }

  @Test
  void theJitTakesAllOfASmallNetwork() throws Exception {
    JitCheck check = JitCheck.run(new GeneratedNetwork(TinyNet.class));
    assertThat(check.kernels()).isPositive();
    assertThat(check).matches(JitCheck::isClean);
  }
}
