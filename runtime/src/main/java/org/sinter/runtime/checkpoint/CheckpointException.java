package org.sinter.runtime.checkpoint;

/** A weights file is unreadable, corrupt, or of another network. Nothing was changed. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that names the file, what was expected and what came. */
  public CheckpointException(String message) {
    super(message);
  }

  /** The same with the error of the file system. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
