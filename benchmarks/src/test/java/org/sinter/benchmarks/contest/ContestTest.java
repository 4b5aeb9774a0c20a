package org.sinter.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static final Contest SHORT = new Contest(Clock.WALL, 1, 2, 1_000_000, 1e-4);
  private static final Task TASK = new Task.Gemm(1, 2, 3, Direction.FORWARD);

  /** Needs a millisecond, and computes what its subclass says. */
  public abstract static class Sleeper implements Contestant {
    private final float value;

    Sleeper(float value) {
      this.value = value;
    }

    @Override
    public String version() {
      return "sleeper";
    }

    @Override
    public Subject prepare(Task task, int threads) {
      if (task instanceof Task.Conv) {
        throw new UnsupportedOperationException("sleepers cannot fold");
      }
      System.out.println("what a library prints");
      return new Subject() {
        @Override
        public void run() {
          try {
            Thread.sleep(1);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public float[] result() {
          return new float[] {value, 10};
        }

        @Override
        public String note() {
          return "on its back";
        }
      };
    }
  }

  /** Computes 1. */
  public static final class One extends Sleeper {
    /** By name. */
    public One() {
      super(1);
    }
  }

  /** Computes 2. */
  public static final class Two extends Sleeper {
    /** By name. */
    public Two() {
      super(2);
    }
  }

  private static Entrant entrant(Class<? extends Contestant> type) {
    return new Entrant(
        type.getSimpleName(), type.getName(), System.getProperty("java.class.path"), List.of());
  }

  @Test
  void contestantsInJvmsOfTheirOwnGetScores() throws IOException {
    List<Score> scores = SHORT.hold(TASK, List.of(entrant(One.class), entrant(One.class)));
    assertThat(scores).extracting(Score::name).containsExactly("One", "One");
    assertThat(scores).extracting(Score::version).containsOnly("sleeper");
    assertThat(scores).extracting(Score::note).containsOnly("on its back");
    assertThat(scores)
        .allSatisfy(
            score -> {
              assertThat(score.min()).isGreaterThanOrEqualTo(0.9e6);
              assertThat(score.median()).isBetween(score.min(), score.p99());
            });
    assertThat(scores.getFirst().timesOurs()).isEqualTo(1);
  }

  @Test
  void oneThatComputesSomethingElseIsNamed() {
    assertThatThrownBy(() -> SHORT.hold(TASK, List.of(entrant(One.class), entrant(Two.class))))
        .isInstanceOf(IOException.class)
        .hasMessage("Two computed 2.00000 where we have 1.00000");
  }

  @Test
  void oneThatCannotTakePartSaysWhy() {
    Task conv = new Task.Conv(1, 2, 2, 1, 1, 1, 1, 0, 1, Direction.FORWARD);
    assertThatThrownBy(() -> SHORT.hold(conv, List.of(entrant(One.class))))
        .isInstanceOf(IOException.class)
        .hasMessage("One: sleepers cannot fold");
  }

  @Test
  void oneWhoseJvmDoesNotStartSaysWhy() {
    Entrant nobody =
        new Entrant("Nobody", "no.such.Class", System.getProperty("java.class.path"), List.of());
    assertThatThrownBy(() -> SHORT.hold(TASK, List.of(nobody)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Nobody: its JVM ended at 'prepare")
        .hasMessageContaining("ClassNotFoundException: no.such.Class");
  }

  @Test
  void resultsMayDifferByTheToleranceOfTheLargest() {
    double[] ours = {1, -100};
    assertThatCode(() -> SHORT.check("they", ours, new double[] {1.009, -100.009}))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SHORT.check("they", ours, new double[] {1.011, -100}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SHORT.check("they", ours, new double[] {Double.NaN, -100}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SHORT.check("they", ours, new double[] {1}))
        .hasMessage("they computed 1 values, we 2");
    assertThatCode(() -> SHORT.check("they", ours, new double[0])).doesNotThrowAnyException();
  }

  @Test
  void aRatioIsTheMedianOfTheRounds() {
    List<Samples> ours = List.of(samples(1, 2, 3), samples(10, 10, 10), samples(4));
    List<Samples> theirs = List.of(samples(4), samples(5), samples(6, 6));
    Score score = Contest.score("they", "1.0", ours, theirs, "");
    assertThat(score.timesOurs()).isEqualTo(1.5); // of 2, 0.5, 1.5
    assertThat(score.min()).isEqualTo(4);
    assertThat(score.median()).isEqualTo(5.5);
  }

  @Test
  void samplesAreReadFromTheirText() {
    Samples samples = new Samples(new double[] {1.5, 2e9}, 48);
    Samples read = Samples.parse(samples.text());
    assertThat(read.nanos()).containsExactly(samples.nanos());
    assertThat(read.bytes()).isEqualTo(48);
    assertThat(samples(1, 2, 3, 4, 5).quantile(0.99)).isEqualTo(4.96);
    assertThatThrownBy(() -> Samples.parse("48")).hasMessageContaining("at least one sample");
  }

  private static Samples samples(double... nanos) {
    return new Samples(nanos, 0);
  }
}
