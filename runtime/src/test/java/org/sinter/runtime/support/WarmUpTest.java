package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.sinter.Precision;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;

class WarmUpTest {
  private static final int LENGTH = 100;

  private static final int BOXES = 200;
  private static final int PATIENCE = 20;

  private static final NetworkInfo INFO =
      new NetworkInfo(
          "Fake", Precision.FLOAT, List.of(), 12 + 64, List.of(entry("read"), entry("step")), "0");

  private static volatile Object sink = "";

  private static EntryInfo entry(String name) {
    return new EntryInfo(name, EntryInfo.Kind.PREDICT, false, List.of(), List.of(), List.of());
  }

  /** Programs of two entry points that take note of the twin they are told to use. */
  private abstract static class Fake implements Programs {
    final Twin[] used = new Twin[2];

    abstract Supplier<Twin> twin();

    @Override
    public double run(int entry, Object[] arrays, int batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Vectors> vectors() {
      return Optional.of(
          new Vectors(twin(), (twin, entry) -> used[entry] = twin, MethodHandles.lookup()));
    }
  }

  /** Two methods, of which one makes an object in each of its first calls. */
  private static final class Boxing implements Twin {
    private int boxed;
    private int counted;
    private int plain;
    private int zeros;

    @Override
    public List<WarmUp.Call> calls() {
      return List.of(
          new WarmUp.Call("box", List.of(0), LENGTH, this::box),
          new WarmUp.Call("count", List.of(0, 1), 20, this::count));
    }

    private void box(float[] workspace, float[] parameters, float[] gradients, int s, int n) {
      if (s < 0) {
        counted += n;
        return;
      }
      zeros += workspace[LENGTH - 1] == 0 ? 1 : 0;
      workspace[LENGTH - 1] = Float.NaN;
      gradients[75] = parameters[75];
      sink = boxed++ < BOXES ? new Object() : "";
    }

    private void count(float[] workspace, float[] parameters, float[] gradients, int s, int n) {
      plain += s < 0 ? 0 : n;
    }
  }

  private static final class Settles extends Fake {
    private final Boxing boxing = new Boxing();

    @Override
    Supplier<Twin> twin() {
      return () -> boxing;
    }
  }

  @Test
  void callsWhatAllocatesUntilItStopsOnZerosAndOnceOnly() {
    Settles fake = new Settles();
    WarmUp.run(fake, INFO, Set.of(0));
    assertThat(fake.boxing.boxed).isGreaterThan(BOXES).isLessThan(2 * BOXES);
    assertThat(fake.boxing.zeros).isEqualTo(fake.boxing.boxed);
    assertThat(fake.boxing.counted).isGreaterThan(10 * BOXES);
    assertThat(fake.boxing.plain).isBetween(1, 10);
    assertThat(sink).isEqualTo("");
    int boxed = fake.boxing.boxed;
    WarmUp.run(fake, INFO, Set.of(0, 1));
    assertThat(fake.boxing.boxed).isEqualTo(boxed);
  }

  private static final class SettlesInParts extends Fake {
    private final Boxing boxing = new Boxing();

    @Override
    Supplier<Twin> twin() {
      return () -> boxing;
    }
  }

  @Test
  void anEntryPointUsesVectorsWhenAllThatItRunsHasSettled() {
    SettlesInParts fake = new SettlesInParts();
    WarmUp.run(fake, INFO, Set.of(1));
    assertThat(fake.boxing.boxed).isZero();
    assertThat(fake.used).containsExactly(null, fake.boxing);
    int plain = fake.boxing.plain;
    WarmUp.run(fake, INFO, Set.of(0));
    assertThat(fake.used).containsExactly(fake.boxing, fake.boxing);
    assertThat(fake.boxing.plain).isEqualTo(plain);
  }

  /** Allocates for ever, but for its copies. */
  static final class BetterAsCopy implements Twin {
    private static final boolean COPY = MethodHandles.lookup().lookupClass().isHidden();

    @Override
    public List<WarmUp.Call> calls() {
      return List.of(
          new WarmUp.Call(
              "sticks", List.of(0), 20, (_, _, _, _, _) -> sink = COPY ? "" : new Object()),
          new WarmUp.Call("settles", List.of(1), 20, (_, _, _, _, _) -> {}));
    }
  }

  private static final class Sticks extends Fake {
    @Override
    Supplier<Twin> twin() {
      return BetterAsCopy::new;
    }
  }

  @Test
  void whatTheJitLeavesRunsAsACopyOfItsClass() {
    Sticks fake = new Sticks();
    List<String> log = logged(() -> WarmUp.run(fake, INFO, Set.of(0, 1), PATIENCE));
    assertThat(fake.used[0].getClass().isHidden()).isTrue();
    assertThat(fake.used[1]).isInstanceOf(BetterAsCopy.class);
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("Fake: sticks of its vector code still allocate after");
  }

  /** Allocates for ever. */
  static final class NoBetter implements Twin {
    @Override
    public List<WarmUp.Call> calls() {
      return List.of(
          new WarmUp.Call("sticks", List.of(0), 20, (_, _, _, _, _) -> sink = new Object()),
          new WarmUp.Call("settles", List.of(1), 20, (_, _, _, _, _) -> {}));
    }
  }

  private static final class SticksForEver extends Fake {
    @Override
    Supplier<Twin> twin() {
      return NoBetter::new;
    }
  }

  @Test
  void anEntryPointWhoseCopySticksTooStaysWithPlainJavaAndTheLogSaysSo() {
    SticksForEver fake = new SticksForEver();
    List<String> log = logged(() -> WarmUp.run(fake, INFO, Set.of(0, 1), PATIENCE));
    assertThat(fake.used[0]).isNull();
    assertThat(fake.used[1]).isInstanceOf(NoBetter.class);
    assertThat(log).hasSize(2);
    assertThat(log.getLast())
        .isEqualTo(
            "Fake: sticks of its vector code are not compiled; read run scalar code, slower");
  }

  private static List<String> logged(Runnable action) {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.sinter");
    logger.addHandler(handler);
    try {
      action.run();
    } finally {
      logger.removeHandler(handler);
    }
    return lines;
  }
}
