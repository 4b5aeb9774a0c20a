package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The mean of each window, channel by channel.
 *
 * @param countPadding whether what is put around the image counts as elements of value 0; what only
 *     {@code ceil} adds never does
 */
record AveragePooling(SlidingWindow sliding, boolean countPadding) implements Composite {

  @Override
  public String name() {
    return sliding.op();
  }

  @Override
  public String label() {
    return name() + "(" + sliding.window().ofPool() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    return operands.getFirst().withShape(sliding.over(x, sliding.channels(x)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Window window = sliding.window();
    Shape result = infer(List.of(x.type())).shape();
    Value padded = sliding.around(x.shape()).pad(e, x, 0);
    Shape area = new Shape(window.places());
    Value ones = e.add(new Splat(1, x.type().withShape(area)));
    Value sum = e.add(new Einsum("window_sum", spec(result)), padded, ones);
    return divided(e, sum, x);
  }

  /** Axes: those of the result, then the places in the window. */
  private Contraction.Spec spec(Shape result) {
    Window window = sliding.window();
    int first = window.first(result);
    int places = result.rank();
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.addAll(window.places());
    List<Affine> image = new ArrayList<>(IntStream.range(0, first).mapToObj(Affine::axis).toList());
    for (int i = 0; i < window.rank(); i++) {
      image.add(window.at(i, first + i, places + i));
    }
    image.add(Affine.axis(result.rank() - 1));
    List<Affine> ones = IntStream.range(places, extents.size()).mapToObj(Affine::axis).toList();
    return new Contraction.Spec(extents, result.rank(), image, ones);
  }

  /** By the number of elements in each window: one number, or one for each position. */
  private Value divided(Expansion e, Value sum, Value x) {
    Window window = sliding.window();
    int first = window.first(sum.shape());
    Shape positions = new Shape(sum.shape().dims().subList(first, first + window.rank()));
    int[] extents = positions.dims().stream().mapToInt(Dim::literal).toArray();
    List<Double> counts = new ArrayList<>();
    int[] position = new int[extents.length];
    do {
      counts.add((double) count(position, x.shape()));
    } while (DenseTensor.next(position, extents));
    if (counts.stream().distinct().count() == 1) {
      return e.add(new Scale(1 / counts.getFirst()), sum);
    }
    Value constant = e.add(new Constant(x.type().withShape(positions), counts));
    Integer[] axes = IntStream.range(first, first + extents.length).boxed().toArray(Integer[]::new);
    Value repeated = e.broadcast(constant, sum.shape(), axes);
    return e.map("divide", Expr.arg(0).over(Expr.arg(1)), sum, repeated);
  }

  private int count(int[] position, Shape x) {
    Window window = sliding.window();
    Margins given = sliding.withoutCeil().around(x);
    int count = 1;
    for (int i = 0; i < position.length; i++) {
      int low = given.low().get(i);
      int extent = x.extent(window.first(x) + i);
      int from = countPadding ? 0 : low;
      int to = low + extent + (countPadding ? given.high().get(i) : 0);
      int start = position[i] * window.stride().get(i);
      int step = window.dilation().get(i);
      int places = window.kernel().get(i);
      count *=
          (int)
              IntStream.range(0, places)
                  .map(n -> start + n * step)
                  .filter(at -> at >= from && at < to)
                  .count();
    }
    return count;
  }
}
