package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sinter.runtime.data.MissingDataException;

/** Every lesson reaches its figures, and every control fails. Full runs: {@code -Dsinter.long}. */
class LessonsTest {
  private static final Path OUT = Path.of("target", "lessons");
  private static final List<String> LEFT_OUT = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> everyLessonPasses() {
    return Lessons.all().stream().map(lesson -> dynamicTest(lesson.id(), () -> passes(lesson)));
  }

  private static void passes(Lesson lesson) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Run run = Run.shortly(OUT, new PrintStream(said, true, StandardCharsets.UTF_8));
    run = Boolean.getBoolean("sinter.long") ? run.fully() : run;
    try {
      lesson.run(run);
    } catch (MissingDataException missing) {
      assertThat(lesson.needsData()).as(missing.getMessage()).isTrue();
      LEFT_OUT.add(lesson.id());
      abort(missing.getMessage());
    }
    Report report = run.report();
    System.out.println(report.result(lesson.id()));
    assertThat(report.passed()).as(said.toString(StandardCharsets.UTF_8) + report.table()).isTrue();
    assertThat(report.rows()).as("controls").anyMatch(Report.Row::isControl);
    assertThat(report.result(lesson.id())).matches("S\\d\\d PASS figure=\\S+ floor=\\S+");
  }

  @AfterAll
  static void saysWhatWasLeftOut() {
    if (!LEFT_OUT.isEmpty()) {
      System.out.printf("%d real-data tests left out: %s%n", LEFT_OUT.size(), LEFT_OUT);
    }
  }

  @Test
  void idsAreInOrderAndUnique() {
    List<String> ids = Lessons.all().stream().map(Lesson::id).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLessonIsFoundInAnyCase() {
    assertThat(Lessons.find("s05").map(Lesson::id)).contains("S05");
    assertThat(Lessons.find("S99")).isEmpty();
  }
}
