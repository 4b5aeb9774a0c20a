package org.sinter.processor.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.type.Dim;

class LoopPrinterTest {
  private static final Index J = Index.of("j", 1);
  private static final Buffer SCRATCH = new Buffer("lanes", Buffer.Space.SCRATCH, 12, 0);

  @Test
  void everyStatementHasItsLine() {
    Stmt row =
        new Stmt.For(
            "b",
            Dim.BATCH,
            List.of(
                new Stmt.ClearLanes(ReduceOp.MAX, SCRATCH),
                new Stmt.Lanes(
                    "j",
                    Dim.of(5),
                    List.of(
                        new Stmt.Let("x", load("x", J.plus(Index.of("b", 16)))),
                        new Stmt.AddLanes(ReduceOp.MAX, SCRATCH, local("x"))),
                    true),
                new Stmt.FoldLanes("most", ReduceOp.MAX, SCRATCH),
                new Stmt.Accumulator("sum", 0),
                new Stmt.Lanes(
                    "k", Dim.of(3), List.of(new Stmt.Assign("sum", local("most"))), false),
                new Stmt.Store(buffer("y"), J, local("sum"), true)));
    assertThat(text(List.of(row)))
        .isEqualTo(
            """
            for b < N
              clear MAX 12
              lanes j < 5
                x = w.x[j + b * 16]
                lanes 12 MAX x
              most = fold MAX 12
              var sum = 0.0
              for k < 3
                sum := most
              w.y[j] = sum  // whole vectors
            """);
  }

  @Test
  void aTileShowsItsLoopsAndItsEpilogue() {
    Tile tile =
        new Tile(
            List.of(new Tile.Loop("i1", Dim.of(4), 1, 0)),
            new Tile.Loop("i0", Dim.BATCH, 16, 0),
            40,
            32,
            320,
            List.of(new Tile.Loop("k2", Dim.of(10), 1, 32)),
            buffer("x"),
            0,
            new Buffer("weight", Buffer.Space.PARAMETERS, 12, 0),
            0,
            List.of(),
            List.of(new Stmt.Store(buffer("y"), J, local(Tile.SUM), false)),
            false,
            List.of(new Border("i1", 2, "k2", -1, 3, 8)));
    assertThat(text(List.of(new Stmt.Tiled(tile))))
        .isEqualTo(
            """
            for i1 < 4
            tile i0 < N, columns < 40 in panels of 32, sums [k2 < 10] of w.x * p.weight
              zeros where i1 * 2 + k2 * -1 + 3 is not in 0..7
              w.y[j] = sum
            """);
    assertThat(tile.panels()).isEqualTo(2);
    assertThat(tile.hasEdge()).isTrue();
  }

  @Test
  void expressionsAreWrittenInOneLine() {
    Expr x = Expr.arg(0);
    assertThat(LoopPrinter.print(Expr.of(UnaryOp.EXP, x.minus(Expr.constant(1)))))
        .isEqualTo("exp((x0 - 1.0))");
    assertThat(LoopPrinter.print(new Expr.Fma(x, x, x.max(Expr.arg(1)))))
        .isEqualTo("fma(x0, x0, (x0 max x1))");
    assertThat(LoopPrinter.print(Expr.select(Comparison.EQUAL, x, x, x, x.negated())))
        .isEqualTo("(x0 == x0 ? x0 : negate(x0))");
    assertThat(LoopPrinter.print(new Expr.Position(J).plus(new Expr.Uniform(7, J))))
        .isEqualTo("(position(j) + uniform7(j))");
  }
}
