package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pass.Draft.Kind;

/**
 * Joins row groups that were started apart: where one reads the other row by row, or both read the
 * same, and nothing between them has to run in the middle.
 */
final class RowMerging {
  private final List<Draft> drafts;
  private final Map<Node, Draft> owners;
  private final Dependence dependence;
  private final Views views;

  RowMerging(List<Draft> drafts, Map<Node, Draft> owners, Dependence dependence, Views views) {
    this.drafts = drafts;
    this.owners = owners;
    this.dependence = dependence;
    this.views = views;
  }

  void run() {
    boolean again = true;
    while (again) {
      again = mergeOnePair();
    }
  }

  private boolean mergeOnePair() {
    for (Draft into : new ArrayList<>(drafts)) {
      for (Draft other : new ArrayList<>(drafts)) {
        if (into != other && fits(into, other)) {
          for (Node node : other.nodes()) {
            into.add(node);
            owners.put(node, into);
          }
          drafts.remove(other);
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(Draft into, Draft other) {
    return into.kind() == Kind.ROWS
        && other.kind() == Kind.ROWS
        && into.hasRoom(other)
        && hasDomain(into, other)
        && (reads(into, other) || reads(other, into))
        && readsByRow(into, other)
        && readsByRow(other, into)
        && !waitsFor(into, other)
        && !waitsFor(other, into);
  }

  private static boolean hasDomain(Draft into, Draft other) {
    boolean numbersOfRows =
        into.folds() > 0 && other.folds() == 0 && other.domain().equals(into.rows());
    return into.domain().equals(other.domain()) || numbersOfRows;
  }

  private boolean reads(Draft reader, Draft maker) {
    for (Node node : reader.nodes()) {
      for (Value operand : node.operands()) {
        if (maker.produces(views.root(operand))) {
          return true;
        }
      }
    }
    return false;
  }

  /** True if whatever the reader takes from the maker, it takes at its own index or row. */
  private boolean readsByRow(Draft reader, Draft maker) {
    for (Node node : reader.nodes()) {
      for (Value operand : node.operands()) {
        Draft table = reader.domain().rank() > maker.domain().rank() ? reader : maker;
        if (maker.produces(views.root(operand)) && !table.isAligned(operand, views)) {
          return false;
        }
      }
    }
    return true;
  }

  /** True if the reader also depends on the maker through a third group. */
  private boolean waitsFor(Draft reader, Draft maker) {
    for (Node node : reader.nodes()) {
      for (Value operand : node.operands()) {
        Value root = views.root(operand);
        boolean outside = !maker.produces(root) && !reader.produces(root);
        if (outside && dependence.reaches(root, maker, reader)) {
          return true;
        }
      }
    }
    return false;
  }
}
