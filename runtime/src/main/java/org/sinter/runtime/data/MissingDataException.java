package org.sinter.runtime.data;

/** A folder or file with data is not where it was looked for. */
public final class MissingDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that lists what was looked for and where. */
  public MissingDataException(String message) {
    super(message);
  }
}
