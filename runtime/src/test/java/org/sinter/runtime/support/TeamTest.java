package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sinter.runtime.fixture.PerceptronNet;

@Timeout(60)
class TeamTest {
  private static final long LONG = 1_000_000;
  private static final int N = 1000;

  private final Team team = new Team();
  private final Instance instance = Instance.of(PerceptronNet.create(1));
  private final int[] numbers = new int[N];
  private final int[] sums = new int[N];

  /** Counts, then adds to each count that of the other end: it takes all to have counted. */
  private final Kernels count =
      (_, share, n) -> {
        share.part(n, 1, LONG);
        for (int i = share.from(); i < share.to(); i++) {
          numbers[i]++;
        }
        share.part(n, 1, LONG);
        for (int i = share.from(); i < share.to(); i++) {
          sums[i] = numbers[i] + numbers[n - 1 - i];
        }
        if (share.alone()) {
          sums[0] = -1;
        }
        share.part(n, 1, LONG);
        for (int i = share.from(); i < share.to(); i++) {
          sums[i] = -sums[i];
        }
      };

  /** The only iteration of a thread of so many: its number. */
  private static int first(Share share, int threads) {
    assertThat(share.part(threads, 1, LONG)).isTrue();
    return share.from();
  }

  @Test
  void everyKernelWaitsForTheOneBeforeOnAllThreads() {
    for (int job = 1; job <= 300; job++) {
      assertThat(team.run(2 + job / 100, instance, count, N)).isTrue();
      assertThat(sums[0]).isEqualTo(1);
      for (int i = 1; i < N; i++) {
        assertThat(sums[i]).isEqualTo(-2 * job);
      }
    }
  }

  @Test
  void eachThreadHasScratchOfItsOwn() {
    instance.parallelism(3);
    instance.reserve(100, 500, 10, 7);
    AtomicIntegerArray starts = new AtomicIntegerArray(3);
    Kernels note = (_, share, _) -> starts.set(first(share, 3), share.scratch());
    team.run(3, instance, note, 7);
    int length = instance.workspace().length;
    assertThat(starts.get(0)).isEqualTo(12);
    assertThat(starts.get(1)).isGreaterThanOrEqualTo(500 + 10 * 7);
    assertThat(starts.get(2)).isBetween(starts.get(1) + 100, length - 100);
    assertThat(List.of(starts.get(1) % 16, starts.get(2) % 16)).containsOnly(12);
  }

  @Test
  void aTeamAtWorkTakesNothingElse() {
    AtomicReference<Boolean> inner = new AtomicReference<>();
    Kernels nested =
        (_, share, _) -> {
          if (share.alone()) {
            inner.set(team.run(2, instance, count, N));
          }
        };
    assertThat(team.run(2, instance, nested, N)).isTrue();
    assertThat(inner.get()).isFalse();
    assertThat(sums).containsOnly(0);
  }

  @Test
  void aNetworkThatFindsTheTeamAtWorkRunsAlone() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Instance other = Instance.of(PerceptronNet.create(2));
    other.parallelism(2);
    Kernels waits =
        (_, share, _) -> {
          if (share.alone()) {
            begun.countDown();
            awaited(done);
          }
        };
    Thread busy = new Thread(() -> other.run(waits, 1));
    busy.start();
    begun.await();
    instance.parallelism(2);
    instance.run(count, N);
    done.countDown();
    busy.join();
    assertThat(sums).contains(1, -2).hasSize(N);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAThreadThrowsReachesTheCallerAndKeepsNobodyWaiting() {
    for (int thrower = 0; thrower < 3; thrower++) {
      int which = thrower;
      Kernels fails =
          (i, share, n) -> {
            if (first(share, 3) == which) {
              throw new IllegalStateException("thread " + which);
            }
            count.run(i, share, n);
          };
      assertThatThrownBy(() -> team.run(3, instance, fails, N))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("thread " + which);
      Kernels error =
          (_, share, _) -> {
            if (first(share, 3) == which) {
              throw new AssertionError("thread " + which);
            }
          };
      assertThatThrownBy(() -> team.run(3, instance, error, N)).isInstanceOf(AssertionError.class);
    }
    Arrays.fill(numbers, 0);
    assertThat(team.run(3, instance, count, N)).isTrue();
    assertThat(sums[1]).isEqualTo(-2);
  }

  @Test
  void anInterruptedCallerGetsItsResultAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThat(team.run(2, instance, count, N)).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sums[1]).isEqualTo(-2);
  }

  @Test
  void idleThreadsSleepAndWakeUpAgain() throws InterruptedException {
    Thread[] member = new Thread[1];
    Kernels note =
        (_, share, _) -> {
          if (first(share, 2) == 1) {
            member[0] = Thread.currentThread();
          }
        };
    assertThat(team.run(2, instance, note, 1)).isTrue();
    assertThat(member[0].isDaemon()).isTrue();
    assertThat(member[0].getName()).isEqualTo("sinter-1");
    for (int time = 1; time <= 3; time++) {
      await(member[0], Thread.State.WAITING);
      assertThat(team.run(2, instance, count, N)).isTrue();
      assertThat(sums[1]).isEqualTo(-2 * time);
    }
    assertThat(team.run(3, instance, count, N)).isTrue();
    await(member[0], Thread.State.TERMINATED); // a larger team has other threads
  }

  private static void await(Thread thread, Thread.State state) throws InterruptedException {
    long giveUp = System.nanoTime() + 20_000_000_000L;
    while (thread.getState() != state && System.nanoTime() < giveUp) {
      Thread.sleep(1);
    }
    assertThat(thread.getState()).isEqualTo(state);
  }

  @Test
  void aJobAllocatesNothingOnAnyThread() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] ids = new long[2];
    Kernels note = (_, share, _) -> ids[first(share, 2)] = Thread.currentThread().threadId();
    team.run(2, instance, note, 1);
    int quiet = 0;
    for (int job = 0; job < 20_000 && quiet < 500; job++) {
      long before = threads.getThreadAllocatedBytes(ids[1]);
      long own = threads.getCurrentThreadAllocatedBytes();
      team.run(2, instance, count, N);
      boolean nothing = threads.getCurrentThreadAllocatedBytes() == own;
      quiet = nothing && threads.getThreadAllocatedBytes(ids[1]) == before ? quiet + 1 : 0;
    }
    assertThat(quiet).isEqualTo(500);
  }
}
