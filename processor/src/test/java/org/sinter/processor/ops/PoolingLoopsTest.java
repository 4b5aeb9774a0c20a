package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.testing.LoopRunner;
import org.sinter.processor.testing.Numbers;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The loop nests of pooling, run by a small interpreter, are the reference. */
class PoolingLoopsTest {
  private static final int BATCH = 2;
  private static final Map<String, Integer> SYMBOLS = Map.of("N", BATCH);

  @Property(tries = 200)
  void loopsAreTheReference(
      @ForAll @IntRange(min = 1, max = 3) int kh,
      @ForAll @IntRange(min = 1, max = 3) int kw,
      @ForAll @IntRange(min = 0, max = 5) int moreRows,
      @ForAll @IntRange(min = 0, max = 5) int moreColumns,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(min = 1, max = 2) int dilation,
      @ForAll boolean sideBySide,
      @ForAll boolean batched) {
    Window window =
        sideBySide
            ? new Window(List.of(kh, kw), List.of(kh, kw), List.of(1, 1))
            : new Window(List.of(kh, kw), List.of(stride, 1), List.of(dilation, dilation));
    int h = window.reach(0) + moreRows;
    int w = window.reach(1) + moreColumns;
    Shape image = batched ? Shape.batchOf(h, w, channels) : Shape.of(h, w, channels);
    Random random = new Random(31L * h + w);
    DenseTensor x = tied(image, random);
    DenseTensor y = check(new MaxPool(window), List.of(image), List.of(x));
    Shape pooled = window.over(image, channels);
    DenseTensor dy = Numbers.uniform(pooled, SYMBOLS, -1, 1, random);
    check(new MaxPoolGradient(window), List.of(image, pooled, pooled), List.of(x, y, dy));
    DenseTensor v = Numbers.uniform(image, SYMBOLS, -1, 1, random);
    check(new MaxPoolGather(window), List.of(image, pooled, image), List.of(x, y, v));
  }

  /** Few different values, so that windows hold equal ones. */
  private static DenseTensor tied(Shape shape, Random random) {
    DenseTensor x = Numbers.uniform(shape, SYMBOLS, -1.5, 1.5, random);
    Arrays.setAll(x.values(), i -> Math.rint(x.values()[i]));
    return x;
  }

  private static DenseTensor check(Opaque op, List<Shape> shapes, List<DenseTensor> operands) {
    List<TensorType> types =
        shapes.stream().map(s -> new TensorType(ElementType.FLOAT64, s)).toList();
    TensorType type = op.infer(types);
    DenseTensor expected = op.evaluate(operands, type, Numbers.evaluation(SYMBOLS, Map.of()));
    DenseTensor actual = DenseTensor.zeros(type.shape().evaluate(SYMBOLS));
    Arrays.fill(actual.values(), Double.NaN);
    Loops loops = new Loops();
    List<Opaque.Access> accesses = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      accesses.add(loops.access("x" + i, shapes.get(i), operands.get(i).values()));
    }
    loops.run(op.lower(accesses, loops.access("y", type.shape(), actual.values())));
    assertThat(actual.values()).containsExactly(expected.values());
    return expected;
  }

  /** Runs statements over row-major arrays. */
  private static final class Loops implements LoopRunner.Memory {
    private final Map<String, double[]> memory = new HashMap<>();

    Opaque.Access access(String name, Shape shape, double[] values) {
      memory.put(name, values);
      Buffer buffer = new Buffer(name, Buffer.Space.WORKSPACE, 0, 0);
      return new Opaque.Access() {
        @Override
        public Expr load(List<Index> index) {
          return new Expr.Load(buffer, address(index));
        }

        @Override
        public Stmt store(List<Index> index, Expr value) {
          return new Stmt.Store(buffer, address(index), value, false);
        }

        @Override
        public Shape shape() {
          return shape;
        }

        private Index address(List<Index> index) {
          int[] extents = shape.evaluate(SYMBOLS);
          assertThat(index).hasSize(extents.length);
          Index sum = Index.ZERO;
          for (int i = 0; i < extents.length; i++) {
            sum = sum.times(extents[i]).plus(index.get(i));
          }
          return sum;
        }

        @Override
        public boolean isInPlace() {
          return false;
        }
      };
    }

    void run(List<Stmt> statements) {
      new LoopRunner(this, Numbers.evaluation(SYMBOLS, Map.of())).run(statements);
    }

    @Override
    public double[] array(Buffer buffer) {
      return memory.get(buffer.name());
    }

    @Override
    public int start(Buffer buffer) {
      return 0;
    }
  }
}
