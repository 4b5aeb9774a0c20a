package org.sinter.processor.loop;

import java.util.List;
import org.sinter.processor.type.Dim;

/** What a kernel does. Closed, like {@link Expr}. */
public sealed interface Stmt {

  /** A serial loop {@code var = 0 .. extent-1}. */
  record For(String var, Dim extent, List<Stmt> body) implements Stmt {
    public For {
      body = List.copyOf(body);
    }
  }

  /**
   * A loop whose iterations are independent. Where every index in the body has stride 0 or 1 in
   * {@code var}, it may run in SIMD lanes: the last vector may read past the extent; stores past it
   * only happen where the {@link Store} allows.
   *
   * @param vector false if some index has another stride: a plain loop in every twin
   */
  record Lanes(String var, Dim extent, List<Stmt> body, boolean vector) implements Stmt {
    public Lanes {
      body = List.copyOf(body);
    }
  }

  /** Names a value: a vector inside {@link Lanes}, where it depends on the lane, else a number. */
  record Let(String name, Expr value) implements Stmt {}

  /**
   * Names a whole number by which indices of the statements after it may go, as by a loop variable.
   * Not inside the vectors of {@link Lanes}: all of their lanes go by the same one.
   */
  record Pick(String var, Expr value) implements Stmt {}

  /** A number, or inside {@link Lanes} a vector, that {@link Assign} changes. */
  record Accumulator(String name, double initial) implements Stmt {}

  record Assign(String name, Expr value) implements Stmt {}

  /**
   * @param padded true if elements past the extent of the enclosing {@link Lanes} belong to this
   *     buffer and mean nothing, so that whole vectors may be stored
   */
  record Store(Buffer buffer, Index index, Expr value, boolean padded) implements Stmt {}

  /** Fills the 64 virtual lanes at {@code scratch} with the identity. */
  record ClearLanes(ReduceOp op, Buffer scratch) implements Stmt {}

  /** Inside {@link Lanes}: folds the value of iteration i into virtual lane i mod 64. */
  record AddLanes(ReduceOp op, Buffer scratch, Expr value) implements Stmt {}

  /** Names the fold of the 64 virtual lanes by the written tree. */
  record FoldLanes(String name, ReduceOp op, Buffer scratch) implements Stmt {}

  /** A register tile: see {@link Tile}. */
  record Tiled(Tile tile) implements Stmt {}
}
