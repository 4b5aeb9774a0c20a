package org.sinter.runtime.support;

/**
 * One thread's part in what a team runs. Every thread of the team goes through the same kernels in
 * the same order; each asks here which iterations of a kernel's outer loop are its own. Asking also
 * waits until the kernel before is done, where that ran on other threads too.
 *
 * <p>Whose an iteration is depends on nothing but the extent, the work and the team's size.
 */
public final class Share {

  /** Where the kernels ran that the threads have not yet waited for. */
  private enum Pending {
    NOWHERE,
    FIRST,
    ALL
  }

  private final Meeting meeting;
  private final int rank;
  private int size = 1;
  private int scratch;
  private long leastNanos = 1;
  private long position;
  private Pending pending = Pending.NOWHERE;
  private int from;
  private int to;

  /**
   * @param meeting where the team's threads wait for each other
   * @param rank of the thread in its team, 0 for the caller's
   */
  Share(Meeting meeting, int rank) {
    this.meeting = meeting;
    this.rank = rank;
  }

  /**
   * Begins a job.
   *
   * @param start its first position in the order of all meetings
   * @param scratchStart where this thread's scratch begins
   * @param shortest nanoseconds that a part takes at least
   */
  void begin(int teamSize, long start, int scratchStart, long shortest) {
    size = teamSize;
    position = start;
    scratch = scratchStart;
    leastNanos = shortest;
    pending = Pending.NOWHERE;
  }

  /** Where this thread's scratch begins in the workspace. */
  public int scratch() {
    return scratch;
  }

  /**
   * Begins a kernel whose loop is split. A thread without a part does not run it: a loop around the
   * one that is split would find that empty, for which the JIT has not compiled it.
   *
   * @param extent iterations in all
   * @param step parts begin at whole multiples of it
   * @param nanos that one thread takes for all of them, about
   * @return true if this thread has a part: then {@link #from} and {@link #to} tell which
   */
  public boolean part(int extent, int step, long nanos) {
    if (size == 1) {
      return is(0, extent);
    }
    int parts = (int) Math.min(Math.min(size, nanos / leastNanos), extent / step);
    if (parts <= 1) {
      return alone() && is(0, extent);
    }
    if (pending != Pending.NOWHERE) {
      meet();
    }
    pending = Pending.ALL;
    return rank < parts
        && is(start(extent, step, rank, parts), start(extent, step, rank + 1, parts));
  }

  private boolean is(int first, int end) {
    from = first;
    to = end;
    return first < end;
  }

  /** The first iteration of the part that {@link #part} began. */
  public int from() {
    return from;
  }

  /** The iteration after its last one. */
  public int to() {
    return to;
  }

  /** Begins a kernel that the first thread runs by itself; true on that thread. */
  public boolean alone() {
    if (pending == Pending.ALL) {
      meet();
    }
    pending = Pending.FIRST;
    return rank == 0;
  }

  private void meet() {
    meeting.await(rank, size, ++position);
  }

  /**
   * Where a part begins: as near to an even cut as whole steps allow, and so that no part is
   * shorter than a step.
   */
  static int start(int extent, int step, int part, int parts) {
    if (part == parts) {
      return extent;
    }
    long even = (long) extent * part / parts;
    long nearest = (even + step / 2) / step * step;
    long last = (extent - (long) (parts - part) * step) / step * step;
    return (int) Math.min(nearest, last);
  }
}
