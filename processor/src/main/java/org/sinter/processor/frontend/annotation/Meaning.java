package org.sinter.processor.frontend.annotation;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;

/** What a node computes: an operator, or a block of nodes. */
sealed interface Meaning permits Meaning.Operation, BlockUse {

  /**
   * Adds it to a graph.
   *
   * @param name of the node whose meaning it is, with the uses around it: {@code stage1.conv}
   * @throws org.sinter.processor.diagnostic.CompileError from a shape rule
   */
  Value add(GraphBuilder graph, String name, Origin origin, List<Value> operands);

  /** As a line of a shape trace shows it. */
  String label();

  /** A node of its own. */
  record Operation(Op op) implements Meaning {

    @Override
    public Value add(GraphBuilder graph, String name, Origin origin, List<Value> operands) {
      try {
        Value value = graph.at(name, origin).add(named(name), operands);
        value.shape().exampleSize(); // throws where it overflows
        return value;
      } catch (ArithmeticException _) {
        throw Message.TOO_LARGE.with(op.name());
      }
    }

    /** A parameter of a block is called after the uses around it too. */
    private Op named(String name) {
      return op instanceof Parameter(_, var type, var init, var trainable)
          ? new Parameter(name, type, init, trainable)
          : op;
    }

    @Override
    public String label() {
      return op instanceof Source source ? source.name() : op.label();
    }
  }
}
