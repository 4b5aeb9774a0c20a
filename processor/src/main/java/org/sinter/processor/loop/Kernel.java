package org.sinter.processor.loop;

import java.util.List;

/**
 * One method of generated code.
 *
 * @param operators what it does, {@code dense_relu}: part of its name
 * @param comment what it fuses, the shapes, and the declaring method
 */
public record Kernel(String operators, String comment, List<Stmt> body) {
  public Kernel {
    body = List.copyOf(body);
  }

  /** The comment has operations and shapes; the body is a deep tree. */
  @Override
  public int hashCode() {
    return 31 * operators.hashCode() + comment.hashCode();
  }
}
