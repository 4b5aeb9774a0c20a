package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Shape;

class RowLevelsTest {
  private static final Expr A = Expr.arg(0);
  private static final Expr B = Expr.arg(1);
  private static final Shape TABLE = Shape.batchOf(7);

  private final Build build = new Build();

  private Value rowSum(String name, Value x) {
    return build.op(name, new ReduceSum(List.of(1)), x);
  }

  private Value repeated(String name, Value x) {
    return build.op(name, new Broadcast(TABLE, List.of(0)), x);
  }

  private UnaryOperator<Value> below() {
    return value ->
        build.g.node(value).op() instanceof Broadcast
            ? build.g.node(value).operands().getFirst()
            : value;
  }

  private RowLevels levels(Value... members) {
    return RowLevels.of(Stream.of(members).map(build.g::node).toList(), below());
  }

  private String text(RowLevels levels, Value... members) {
    return Stream.of(members)
        .map(v -> build.g.node(v).name() + " " + levels.level(build.g.node(v)))
        .collect(Collectors.joining(", "));
  }

  @Test
  void whatReadsAFoldRunsASweepLater() {
    Value x = build.input("x", TABLE);
    Value e = build.map("e", Expr.of(UnaryOp.EXP, A), x);
    Value sum = rowSum("sum", e);
    Value y = build.map("y", A.over(B), e, repeated("sums", sum));
    RowLevels levels = levels(e, sum, y);
    assertThat(text(levels, e, sum, y)).isEqualTo("e 0, sum 0, y 1");
    assertThat(levels.crossing()).containsExactly(e);
    assertThat(levels.count()).isEqualTo(2);
  }

  @Test
  void aNodeThatOnlyTheLaterSweepReadsSinksIntoIt() {
    Value x = build.input("x", TABLE);
    Value sum = rowSum("sum", x);
    Value late = build.map("late", A.times(A), x);
    Value y = build.map("y", A.over(B), late, repeated("sums", sum));
    RowLevels levels = levels(sum, late, y);
    assertThat(text(levels, sum, late, y)).isEqualTo("sum 0, late 1, y 1");
    assertThat(levels.crossing()).isEmpty();
  }

  @Test
  void arithmeticOnAFoldedNumberNeedsNoMemory() {
    Value x = build.input("x", TABLE);
    Value sum = rowSum("sum", x);
    Value half = build.map("half", A.times(0.5), sum);
    Value y = build.map("y", A.minus(B), x, repeated("halves", half));
    RowLevels levels = levels(sum, half, y);
    assertThat(text(levels, sum, half, y)).isEqualTo("sum 0, half 1, y 1");
    assertThat(levels.crossing()).isEmpty();
  }
}
