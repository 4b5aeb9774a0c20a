package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.ElementType;

/**
 * A declared network, checked: what a frontend hands to the compiler.
 *
 * @param packageName empty for the unnamed package
 * @param interfaceName as source refers to it within the package: {@code Digits}, {@code
 *     Outer.Digits}
 * @param className of the generated class: {@code DigitsNet}, {@code Outer_DigitsNet}
 * @param element FLOAT32 or FLOAT64, that of every tensor
 * @param graph one node a declared node, composites whole, blocks node by node; no outputs
 * @param inspect whether node methods are implemented too
 */
public record Network(
    String packageName,
    String interfaceName,
    String className,
    ElementType element,
    boolean inspect,
    Graph graph,
    List<EntryPoint> entries) {

  public Network {
    entries = List.copyOf(entries);
  }

  /** The nodes that methods of the interface declare: those within blocks have dotted names. */
  public List<Node> declared() {
    return graph.nodes().stream().filter(node -> !node.name().contains(".")).toList();
  }

  /**
   * A method of the interface that runs something.
   *
   * @param method its Java name; {@code <train>} and so on for those the compiler adds
   * @param results node names, in order: what is predicted, the loss, or for GRADIENT what it is of
   * @param wrt for GRADIENT, the nodes by which the first result is differentiated
   * @param update for TRAIN, prefixes of the parameters whose gradients are written; empty is all
   */
  public record EntryPoint(
      String method,
      Kind kind,
      Mode mode,
      Returns returns,
      List<Argument> arguments,
      List<String> results,
      List<String> wrt,
      List<String> update) {
    public EntryPoint {
      arguments = List.copyOf(arguments);
      results = List.copyOf(results);
      wrt = List.copyOf(wrt);
      update = List.copyOf(update);
    }

    /** Overloads alone share a hash. */
    @Override
    public int hashCode() {
      return method.hashCode();
    }

    /** As a record prints itself; written out, for linking that costs a cold javac 40 ms. */
    @Override
    public String toString() {
      return "EntryPoint[method="
          + method
          + ", kind="
          + kind
          + ", mode="
          + mode
          + ", returns="
          + returns
          + ", arguments="
          + arguments
          + ", results="
          + results
          + ", wrt="
          + wrt
          + ", update="
          + update
          + "]";
    }
  }

  public enum Kind {
    PREDICT,
    EVALUATE,
    TRAIN,
    GRADIENT
  }

  /** ARRAY: the one result that no argument takes, newly allocated; FLOAT and DOUBLE: the loss. */
  public enum Returns {
    NOTHING,
    FLOAT,
    DOUBLE,
    ARRAY
  }

  /**
   * A Java parameter of an entry point.
   *
   * @param role READ feeds a node, WRITE receives one (for GRADIENT the gradient by it), BATCH is N
   * @param node the node read or written, empty for BATCH
   * @param array the Java array's element type: FLOAT32, FLOAT64, INT32 or UINT8
   */
  public record Argument(String name, Role role, String node, ElementType array) {
    @Override
    public String toString() {
      return "Argument[name="
          + name
          + ", role="
          + role
          + ", node="
          + node
          + ", array="
          + array
          + "]";
    }
  }

  public enum Role {
    READ,
    WRITE,
    BATCH
  }
}
