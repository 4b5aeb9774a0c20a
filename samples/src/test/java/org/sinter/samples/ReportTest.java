package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void theResultLineShowsTheWorstOfTheFirstFigure() {
    Report report = new Report();
    report.atLeast("accuracy", 1, 97.8, 97.5);
    report.atLeast("accuracy", 2, 97.6, 97.5);
    report.atMost("control: other", 3, 4);
    assertThat(report.result("S42")).isEqualTo("S42 PASS figure=97.6 floor=97.5");
  }

  @Test
  void oneFigureOnTheWrongSideFailsTheLesson() {
    Report report = new Report();
    report.atMost("error", 1e-5, 1e-4);
    report.atLeast("control: diverges", 0.5, 1000);
    assertThat(report.passed()).isFalse();
    assertThat(report.result("S02")).isEqualTo("S02 FAIL figure=0.00001 floor=0.0001");
    assertThat(report.table()).contains("FAIL");
  }

  @Test
  void noNumberIsOnTheWrongSide() {
    Report report = new Report();
    report.atMost("error", 1, 0.1, 1);
    report.atMost("error", 2, Double.NaN, 1);
    assertThat(report.result("S02")).isEqualTo("S02 FAIL figure=NaN floor=1");
  }

  @Test
  void aLessonWithoutFiguresFails() {
    assertThat(new Report().result("S17")).isEqualTo("S17 FAIL figure=none floor=none");
  }

  @Test
  void aLessonThatBreaksOffFails() {
    Report report = new Report();
    report.atLeast("right", 8, 8);
    report.brokenOff();
    assertThat(report.result("S03")).isEqualTo("S03 FAIL figure=8 floor=8");
  }

  @Test
  void numbersAreShort() {
    assertThat(Report.number(0)).isEqualTo("0");
    assertThat(Report.number(60000)).isEqualTo("60000");
    assertThat(Report.number(95.96000001)).isEqualTo("95.96");
    assertThat(Report.number(1e-4)).isEqualTo("0.0001");
    assertThat(Report.number(1.8739e-8)).isEqualTo("1.8739E-8");
    assertThat(Report.number(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }
}
