package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.benchmarks.SettlingRun.Result;

class SettlingRunTest {

  @Test
  void aFreshJvmWithDefaultFlagsComesToTrainInVectorsAndAllocatesNothing() throws Exception {
    String printed = Fork.run(SettlingRun.class, List.of(), "TINY");
    Result result = Result.of(printed);
    assertThat(result.isSettled()).isTrue();
    assertThat(result.bytes()).isZero();
    assertThat(result.warmNanos()).isBetween(1L, result.settledNanos());
    assertThat(result.stepNanos()).isBetween(1L, result.slowestNanos());
    assertThat(printed).doesNotContain("scalar code", "still allocate");
  }

  @Test
  void aResultIsReadAsItWasPrinted() {
    Result result = new Result(7, 6, 5, 4, 3, 2, 1);
    assertThat(Result.of("a line\n" + result.line() + "\nanother")).isEqualTo(result);
  }
}
