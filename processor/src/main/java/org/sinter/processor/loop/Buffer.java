package org.sinter.processor.loop;

/**
 * A placed piece of one of the flat arrays. It begins at {@code offset + perExample * N}.
 *
 * @param name the user's node name, or that of a derived tensor ({@code d_hidden})
 */
public record Buffer(String name, Space space, int offset, int perExample) {

  /** Which flat array holds it. */
  public enum Space {
    WORKSPACE("w"),
    PARAMETERS("p"),
    GRADIENTS("g"),
    CONSTANTS("c"),

    /** The part of the workspace that the thread which runs the kernel has for itself. */
    SCRATCH("w");

    private final String array;

    Space(String array) {
      this.array = array;
    }

    /** The name of the array in generated code. */
    public String array() {
      return array;
    }
  }

  /** True if the start is a literal. */
  public boolean isFixed() {
    return perExample == 0;
  }

  @Override
  public String toString() {
    return space.array() + "." + name;
  }
}
