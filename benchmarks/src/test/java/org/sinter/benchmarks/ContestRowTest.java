package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.benchmarks.contest.Score;

class ContestRowTest {
  private static final Score OURS = new Score("Sinter", "1", 90, 100, 120, 0, 1, "");
  private static final Score FAST = new Score("Fast", "2", 110, 120, 130, 8, 1.2, "packed");
  private static final Score SLOW = new Score("Slow", "3", 200, 300, 400, 16, 3, "");

  @Test
  void theFastestOtherIsTheReference() {
    Row row = ContestRow.of("gemm", List.of(OURS, SLOW, FAST), 12_000, 1.2);
    assertThat(row.ours()).isEqualTo("120.0 GFLOP/s, 100 ns");
    assertThat(row.reference()).isEqualTo("100.0 GFLOP/s, 120 ns Fast");
    assertThat(row.ratio()).isEqualTo("1.20");
    assertThat(row.goal()).isEqualTo(">= 1.2");
    assertThat(row.verdict()).isEqualTo(Row.Verdict.PASS);
  }

  @Test
  void belowTheGoalItIsShort() {
    Row row = ContestRow.of("gemm", List.of(OURS, SLOW, FAST), 0, 1.21);
    assertThat(row.ours()).isEqualTo("100 ns");
    assertThat(row.verdict()).isEqualTo(Row.Verdict.SHORT);
  }

  @Test
  void timesHaveTheUnitThatSuitsThem() {
    assertThat(Units.time(999)).isEqualTo("999 ns");
    assertThat(Units.time(1_500)).isEqualTo("1.50 us");
    assertThat(Units.time(2.5e6)).isEqualTo("2.50 ms");
    assertThat(Units.time(3e9)).isEqualTo("3.00 s");
  }

  @Test
  void aBusyMachineIsOwnedUpTo() {
    Machine idle = new Machine(Map.of("cores", "2"), 1);
    Machine busy = new Machine(Map.of("cores", "2"), 4);
    assertThat(new Report("", idle, List.of()).markdown()).doesNotContain("Other work ran");
    assertThat(new Report("", busy, List.of()).markdown()).contains("Other work ran");
  }

  @Test
  void theReportHasALineForEachContestant() {
    Row row = ContestRow.of("gemm", List.of(OURS, SLOW, FAST), 0, 1.21);
    Report report = new Report("./sinter bench gemm", Machine.here(), List.of(row));
    assertThat(report.markdown())
        .contains("Here 0 of 1 rows pass.", "- contestants: 1, 3, 2\n")
        .contains("| gemm | Fast | 110 ns | 120 ns | 130 ns | 8 | 1.20 | packed |")
        .contains("- JDK: ");
    assertThat(report.json()).contains("\"median\": 120.0", "\"verdict\": \"SHORT\"");
  }
}
