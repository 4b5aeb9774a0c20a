package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.testing.LoopRunner;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.testing.ProgramRunner;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

class NestTest {

  private static List<Stmt> fill(Nest nest, Placement target) {
    return nest.build(
        index ->
            List.of(
                new Stmt.Store(
                    target.buffer(),
                    target.address(index),
                    new Expr.Position(Indices.linear(target.shape(), index)),
                    false)));
  }

  @Test
  void rowMajorLoopsEndInLanes() {
    Placement y = new Placement(buffer("y"), Shape.batchOf(3, 5), Layout.ROW_MAJOR);
    assertThat(text(fill(Nest.over(y.shape(), y.layout()), y)))
        .isEqualTo(
            """
            for b < N
              for i1 < 3
                lanes j < 5
                  w.y[b * 16 + i1 * 5 + j] = position(j + i1 * 5 + b * 15)
            """);
  }

  @Test
  void whatIsLeftOfTheLastPanelIsANestOfItsOwn() {
    Placement y = new Placement(buffer("y"), Shape.of(40, 5), Layout.panels(40, List.of(1)));
    String text =
        text(
            Nest.over(y.shape(), y.layout())
                .build(
                    index ->
                        List.of(
                            new Stmt.Store(
                                y.buffer(), y.address(index), Expr.constant(0), false))));
    assertThat(text)
        .isEqualTo(
            """
            for qi0 < 1
              for j < 5
                lanes li0 < 32
                  w.y[qi0 * 160 + li0 + j * 32] = 0.0
            for j < 5
              lanes li0 < 8
                w.y[li0 + j * 32 + 160] = 0.0
            """);
  }

  @Property(tries = 150)
  void everyElementIsVisitedOnceAtItsIndex(
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll @IntRange(min = 1, max = 40) int columns,
      @ForAll boolean panels,
      @ForAll boolean split) {
    Shape shape = Shape.of(rows, columns);
    Layout layout = panels ? Layout.panels(rows, List.of(1)) : Layout.ROW_MAJOR;
    Placement target = new Placement(buffer("y"), shape, layout);
    Nest nest = Nest.over(shape, layout);
    if (split) {
      nest.split(1, 16);
    }
    double[] memory = new double[layout.size(shape)];
    Arrays.fill(memory, Double.NaN);
    new LoopRunner(only(memory), Numbers.evaluation(Map.of())).run(fill(nest, target));
    int[] index = {0, 0};
    for (int i = 0; i < rows * columns; i++) {
      assertThat(memory[ProgramRunner.position(target, index)]).isEqualTo(i);
      DenseTensor.next(index, new int[] {rows, columns});
    }
    assertThat(Arrays.stream(memory).filter(Double::isNaN).count())
        .isEqualTo(memory.length - rows * columns);
  }

  private static LoopRunner.Memory only(double[] memory) {
    return new LoopRunner.Memory() {
      @Override
      public double[] array(Buffer buffer) {
        return memory;
      }

      @Override
      public int start(Buffer buffer) {
        return 0;
      }
    };
  }
}
