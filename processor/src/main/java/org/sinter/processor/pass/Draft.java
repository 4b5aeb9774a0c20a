package org.sinter.processor.pass;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.Shape;

/** A group while it grows. */
final class Draft {

  /** Expression nodes a kernel may hold: past this, methods grow beyond what C1 compiles well. */
  private static final int MAX_SIZE = 120;

  /**
   * Transcendental functions in one loop: C2 stops inlining after some thirty vector operations,
   * and a function that is not inlined is called for every vector.
   */
  private static final int MAX_TRANSCENDENTAL = 1;

  /** Folds of a row that may run in one kernel: each has 64 virtual lanes of scratch. */
  private static final int MAX_FOLDS = 4;

  enum Kind {
    CONTRACTION,
    FOLD,
    ROWS,
    OPAQUE
  }

  private final Kind kind;
  private final Node head;
  private final Set<Node> nodes = new LinkedHashSet<>();
  private final Set<Value> results = new LinkedHashSet<>();
  private Shape domain;
  private int folds;
  private int size;
  private int transcendental;

  Draft(Kind kind, Node head) {
    this.kind = kind;
    this.head = head;
    this.domain = domain(head);
    add(head);
  }

  private static Shape domain(Node node) {
    return node.op() instanceof Reduction
        ? node.operands().getFirst().shape()
        : node.result().shape();
  }

  /** True if the reduction folds just the last axis of a table. */
  static boolean isRowFold(Node node, Reduction fold) {
    int rank = node.operands().getFirst().shape().rank();
    return rank >= 2 && fold.axes().equals(List.of(rank - 1));
  }

  /** True for what is read from memory wherever it is read: guarded movements and reshapes. */
  static boolean needsMemory(Node node, Views views) {
    return node.op() instanceof Movement && !views.isView(node.result());
  }

  Kind kind() {
    return kind;
  }

  Node head() {
    return head;
  }

  Set<Node> nodes() {
    return nodes;
  }

  Shape domain() {
    return domain;
  }

  void add(Node node) {
    nodes.add(node);
    results.add(node.result());
    folds += node.op() instanceof Reduction ? 1 : 0;
    if (node.op() instanceof Elementwise op) {
      size += size(op.body());
      transcendental += Exprs.isTranscendental(op.body()) ? 1 : 0;
    }
  }

  boolean produces(Value value) {
    return results.contains(value);
  }

  int folds() {
    return folds;
  }

  /** True if both together stay small enough for one kernel. */
  boolean hasRoom(Draft other) {
    return size + other.size <= MAX_SIZE
        && folds + other.folds <= MAX_FOLDS
        && transcendental + other.transcendental <= MAX_TRANSCENDENTAL;
  }

  boolean hasRoom(Elementwise op) {
    int more = Exprs.isTranscendental(op.body()) ? 1 : 0;
    return size + size(op.body()) <= MAX_SIZE && transcendental + more <= MAX_TRANSCENDENTAL;
  }

  private static int size(Expr e) {
    return 1 + Exprs.children(e).stream().mapToInt(Draft::size).sum();
  }

  /** The domain without its last axis. */
  Shape rows() {
    return domain.without(List.of(domain.rank() - 1));
  }

  /** True if the node runs over the domain, or over its rows once something was folded. */
  boolean accepts(Node node) {
    if (node.op() instanceof Reduction fold) {
      return folds < MAX_FOLDS && domain(node).equals(domain) && isRowFold(node, fold);
    }
    Shape shape = node.result().shape();
    return shape.equals(domain) || folds > 0 && shape.equals(rows());
  }

  /**
   * True if the operand is read at the index it was made at: itself, or a row's number repeated.
   */
  boolean isRowwise(Value operand, Views views) {
    return results.contains(operand) || isAligned(operand, views);
  }

  /** True if an operand is its root at the same index, or at the same row. */
  boolean isAligned(Value operand, Views views) {
    int rank = operand.shape().rank();
    Views.Resolved resolved =
        views.resolve(operand, IntStream.range(0, rank).mapToObj(Affine::axis).toList());
    List<Affine> identity =
        IntStream.range(0, resolved.root().shape().rank()).mapToObj(Affine::axis).toList();
    boolean rowValue = operand.shape().equals(domain) && resolved.root().shape().equals(rows());
    return resolved.map().equals(identity)
        && (rowValue || resolved.root().shape().equals(operand.shape()));
  }
}
