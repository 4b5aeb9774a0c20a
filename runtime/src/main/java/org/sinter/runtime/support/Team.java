package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run kernels together with a caller's: one pool for all networks of a JVM. It
 * works for one caller at a time; another runs alone meanwhile, with the same bits.
 *
 * <p>Threads are made when first needed and never end; they are daemons. Nothing is allocated but
 * when the team grows.
 */
final class Team {
  /** The pool. */
  static final Team POOL = new Team();

  /** A job's positions in the order of meetings are 2^20: more than it has kernels. */
  private static final int POSITIONS = 20;

  private final AtomicBoolean taken = new AtomicBoolean();
  private Member[] members = {};
  private Meeting meeting = new Meeting(1);
  private Share first = new Share(meeting, 0);
  private long jobs;

  // The job at hand: written before the members are called, read by them after.
  private @Nullable Instance instance;
  private @Nullable Kernels kernels;
  private int size;
  private int n;

  Team() {}

  /**
   * Runs kernels on the caller's thread and others, and waits for all.
   *
   * @param threads in all, at least 2
   * @return false if the team works for another caller: then nothing was done
   */
  boolean run(int threads, Instance network, Kernels work, int examples) {
    if (!taken.compareAndSet(false, true)) {
      return false;
    }
    Throwable failure = null;
    try {
      grow(threads - 1);
      instance = network;
      kernels = work;
      size = threads;
      n = examples;
      jobs++;
      for (int i = 0; i < threads - 1; i++) {
        members[i].call(jobs);
      }
      failure = part(first, 0, jobs);
      meeting.await(0, threads, end(jobs));
      for (int i = 0; i < threads - 1; i++) {
        Throwable other = members[i].takeFailure();
        failure = failure == null ? other : failure;
      }
      instance = null;
      kernels = null;
    } finally {
      taken.set(false);
    }
    if (failure != null) {
      throw unchecked(failure);
    }
    return true;
  }

  private void grow(int count) {
    if (count <= members.length) {
      return;
    }
    for (Member member : members) {
      member.dismiss();
    }
    meeting = new Meeting(count + 1);
    first = new Share(meeting, 0);
    Member[] grown = new Member[count];
    for (int i = 0; i < count; i++) {
      grown[i] = new Member(this, new Share(meeting, i + 1), i + 1);
    }
    members = grown;
    for (Member member : grown) {
      member.start();
    }
  }

  /**
   * One thread's part of the job at hand; returns what it threw, or null. A thread that fails does
   * not keep the others waiting.
   */
  @Nullable Throwable part(Share share, int rank, long number) {
    Throwable failure = null;
    try {
      Instance network = requireNonNull(instance);
      share.begin(size, number << POSITIONS, network.scratch(rank), network.leastPart());
      requireNonNull(kernels).run(network, share, n);
    } catch (Throwable thrown) { // whatever it is, it is the caller's
      failure = thrown;
    }
    return failure;
  }

  /** Tells that a thread has done its part. */
  void end(int rank, long number) {
    meeting.arrive(rank, end(number));
  }

  private static long end(long number) {
    return ((number + 1) << POSITIONS) - 1;
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure; // kernels declare no other
  }
}
