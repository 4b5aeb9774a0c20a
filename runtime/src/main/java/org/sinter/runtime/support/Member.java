package org.sinter.runtime.support;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the team. With nothing to do it looks out for work for a tenth of a millisecond, then
 * sleeps: a training loop finds it awake, an idle program pays nothing.
 */
final class Member implements Runnable {
  private static final long LOOKOUT_NANOS = 100_000;

  /** Instead of a job's number: the thread is to end. */
  private static final long DISMISSED = -1;

  private final Team team;
  private final Share share;
  private final int rank;
  private final Thread thread;
  private volatile long called;
  private volatile boolean sleeping;
  private @Nullable Throwable failure;

  Member(Team team, Share share, int rank) {
    this.team = team;
    this.share = share;
    this.rank = rank;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("sinter-" + rank)
            .inheritInheritableThreadLocals(false)
            .unstarted(this);
    thread.setContextClassLoader(null); // a network compiled at run time may be unloaded
  }

  void start() {
    thread.start();
  }

  /** Has the thread do its part of a job, numbered above all before. */
  void call(long job) {
    called = job;
    if (sleeping) {
      LockSupport.unpark(thread);
    }
  }

  /** Ends the thread. */
  void dismiss() {
    call(DISMISSED);
  }

  /** What the last job threw here, once; read by the caller when the job is done. */
  @Nullable Throwable takeFailure() {
    Throwable taken = failure;
    failure = null;
    return taken;
  }

  @Override
  public void run() {
    long done = 0;
    while (true) {
      done = next(done);
      if (done == DISMISSED) {
        return;
      }
      failure = team.part(share, rank, done);
      team.end(rank, done);
    }
  }

  private long next(long done) {
    long sleepAt = System.nanoTime() + LOOKOUT_NANOS;
    while (called == done) {
      if (System.nanoTime() < sleepAt) {
        Thread.onSpinWait();
      } else {
        sleeping = true;
        if (called == done) {
          LockSupport.park(team);
        }
        sleeping = false;
        Thread.interrupted(); // nobody's business; left set, it would keep the thread awake
      }
    }
    return called;
  }
}
