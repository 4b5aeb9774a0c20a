package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.type.TensorType;

/** Grows a graph node by node; shape rules run here. */
public final class GraphBuilder {
  private final List<Node> nodes = new ArrayList<>();
  private String name = "";
  private Origin origin = Origin.NONE;

  /** Names the nodes that follow, and says where they come from. */
  public GraphBuilder at(String nodeName, Origin nodeOrigin) {
    this.name = nodeName;
    this.origin = nodeOrigin;
    return this;
  }

  /** The current name. */
  public String name() {
    return name;
  }

  /**
   * Adds a node under the current name and origin.
   *
   * @throws org.sinter.processor.diagnostic.CompileError from the operator's shape rule or check
   */
  public Value add(Op op, List<Value> operands) {
    List<TensorType> types = new ArrayList<>();
    for (Value operand : operands) {
      types.add(operand.type());
    }
    TensorType type = op.infer(types);
    op.check(this, operands);
    Node node = new Node(new Value(nodes.size(), type), op, operands, name, origin);
    nodes.add(node);
    return node.result();
  }

  /** Adds a node under a name of its own, leaving the current one. */
  public Value add(String nodeName, Op op, List<Value> operands) {
    String outer = name;
    name = nodeName;
    Value value = add(op, operands);
    name = outer;
    return value;
  }

  /** The node that made a value of this builder. */
  public Node node(Value value) {
    return nodes.get(value.id());
  }

  /** The number of nodes so far. */
  public int size() {
    return nodes.size();
  }

  /** The nodes so far, as a view. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  public Graph build(List<Graph.Output> outputs) {
    return new Graph(nodes, outputs);
  }
}
