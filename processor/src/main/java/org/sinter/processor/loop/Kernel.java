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
}
