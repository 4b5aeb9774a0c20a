package org.sinter.runtime.support;

/** Whether the time of kernels is taken: the system property {@code sinter.profile}. */
public final class ProfileSetting {
  /** Name of the system property. */
  public static final String PROPERTY = "sinter.profile";

  private static final String OFF = "false";

  private ProfileSetting() {}

  /** The setting as it was given. */
  public static String value() {
    return System.getProperty(PROPERTY, OFF);
  }

  /** Whether networks run on one thread, since a roofline is one core's. */
  static boolean isOn() {
    return !value().equals(OFF);
  }
}
