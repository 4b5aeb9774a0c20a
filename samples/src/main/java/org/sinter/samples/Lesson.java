package org.sinter.samples;

/**
 * A system that is trained or measured, with a figure it must reach and a control that must fail.
 */
public interface Lesson {
  /** Id in the acceptance suite: {@code S02}. */
  String id();

  /** What it is about, a few words. */
  String title();

  /** Whether it reads the real data folder. */
  default boolean needsData() {
    return false;
  }

  /**
   * Does the work and reports figures to {@link Run#report}.
   *
   * @throws org.sinter.runtime.data.MissingDataException if data it needs are not there
   */
  void run(Run run);
}
