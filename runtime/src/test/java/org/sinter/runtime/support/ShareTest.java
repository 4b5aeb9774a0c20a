package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShareTest {
  private static final long LONG = 1_000_000;

  private static Share share(int rank, int size) {
    Share share = new Share(new Meeting(size), rank);
    share.begin(size, 0, 12, 6_000);
    return share;
  }

  private record Part(int from, int to) {}

  private static final Part NONE = new Part(0, 0);

  private static List<Part> parts(int extent, int step, int size, long nanos) {
    List<Part> parts = new ArrayList<>();
    for (int rank = 0; rank < size; rank++) {
      Share share = share(rank, size);
      boolean has = share.part(extent, step, nanos);
      parts.add(has ? new Part(share.from(), share.to()) : NONE);
    }
    return parts;
  }

  @Test
  void oneThreadHasAll() {
    assertThat(parts(100, 8, 1, LONG)).containsExactly(new Part(0, 100));
  }

  @Test
  void whatIsLongIsCutEvenlyInWholeSteps() {
    assertThat(parts(64, 8, 2, LONG)).containsExactly(new Part(0, 32), new Part(32, 64));
    assertThat(parts(60, 8, 2, LONG)).containsExactly(new Part(0, 32), new Part(32, 60));
    assertThat(parts(3, 1, 2, LONG)).containsExactly(new Part(0, 1), new Part(1, 3));
  }

  @Test
  void whatIsShortIsNotCut() {
    assertThat(parts(64, 8, 2, 11_999)).containsExactly(new Part(0, 64), NONE);
    assertThat(parts(64, 8, 3, 12_000)).containsExactly(new Part(0, 32), new Part(32, 64), NONE);
    assertThat(parts(15, 8, 2, LONG)).containsExactly(new Part(0, 15), NONE);
    assertThat(parts(0, 8, 2, 0)).containsExactly(NONE, NONE);
  }

  @Test
  void theFirstThreadRunsWhatIsNotCut() {
    assertThat(share(0, 2).alone()).isTrue();
    assertThat(share(1, 2).alone()).isFalse();
    assertThat(share(0, 1).alone()).isTrue();
  }

  /** Tiles of {@code step} rows move up to end with a part's last row: none may be lower. */
  @Property(tries = 2000)
  void partsFollowOneAnotherAndNoneIsShorterThanAStep(
      @ForAll @IntRange(max = 3000) int extent,
      @ForAll @IntRange(min = 1, max = 64) int step,
      @ForAll @IntRange(min = 1, max = 9) int size) {
    int end = 0;
    for (Part part : parts(extent, step, size, LONG)) {
      if (!part.equals(NONE)) {
        assertThat(part.from()).isEqualTo(end);
        assertThat(part.from() % step).isZero();
        assertThat(part.to() - part.from()).isGreaterThanOrEqualTo(Math.min(step, extent));
        end = part.to();
      }
    }
    assertThat(end).isEqualTo(extent);
  }
}
