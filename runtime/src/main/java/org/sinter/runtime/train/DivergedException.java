package org.sinter.runtime.train;

/** The loss became NaN or infinite. The step that found it changed no parameter. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message with epoch, step and loss. */
  public DivergedException(String message) {
    super(message);
  }
}
