package org.sinter.processor.lower;

import java.util.List;
import java.util.Map;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

/**
 * Marks the stores that may write whole vectors: where lanes run over all of an example, what
 * follows is the padding of that example.
 */
final class Padding {

  /** Stands for the size of an example of one number: then the lanes run over the batch. */
  static final int BATCH_OF_NUMBERS = -1;

  private final Map<Buffer, Integer> sizes;

  Padding(Map<Buffer, Integer> sizes) {
    this.sizes = sizes;
  }

  List<Stmt> mark(List<Stmt> statements) {
    return statements.stream().map(this::mark).toList();
  }

  private Stmt mark(Stmt statement) {
    return switch (statement) {
      case Stmt.For(var name, var extent, var body) -> new Stmt.For(name, extent, mark(body));
      case Stmt.Lanes lanes ->
          new Stmt.Lanes(
              lanes.var(),
              lanes.extent(),
              lanes.body().stream().map(s -> inLanes(s, lanes)).toList(),
              lanes.vector());
      default -> statement;
    };
  }

  private Stmt inLanes(Stmt statement, Stmt.Lanes lanes) {
    if (statement instanceof Stmt.Store(var buffer, var index, var value, _)) {
      boolean whole = isWhole(buffer, lanes.extent()) && index.offset() == 0;
      return new Stmt.Store(buffer, index, value, whole && index.stride(lanes.var()) == 1);
    }
    return statement;
  }

  private boolean isWhole(Buffer buffer, Dim extent) {
    int size = sizes.getOrDefault(buffer, 0);
    return extent.isLiteral() ? size == extent.literal() : size == BATCH_OF_NUMBERS;
  }
}
