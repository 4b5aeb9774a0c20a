package org.sinter.runtime.data;

/** A data file is unreadable or not what its format demands. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that names the file, what was expected and what came. */
  public DataException(String message) {
    super(message);
  }

  /** The same with the error of the file system. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
