package org.sinter.processor.diagnostic;

/** A fault of our own with the stage in which it came up; becomes SN9001. */
public final class StageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String stage;
  private final String node;

  /**
   * @param stage as the dump option names it
   * @param node at work on, or what else narrows it down
   */
  public StageFailure(String stage, String node, RuntimeException cause) {
    super(cause);
    this.stage = stage;
    this.node = node;
  }

  public String stage() {
    return stage;
  }

  public String node() {
    return node;
  }
}
