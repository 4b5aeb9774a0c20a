package org.sinter.processor.pipeline;

/** A fault of the compiler itself, with the stage in which it showed. */
public final class StageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String stage;
  private final String node;

  /**
   * @param stage where
   * @param node what was being compiled, or {@code ?}
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
