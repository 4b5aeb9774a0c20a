package org.sinter.runtime;

/** Two threads used one network at the same time; each needs its own fork. */
public final class ConcurrentUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** A message that names the network and the way out. */
  public ConcurrentUseException(String message) {
    super(message);
  }
}
