package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * The logarithm of the sum of exponentials over axes, {@code m + log(sum(exp(x - m)))} with m the
 * largest x, so that no exponential exceeds 1; through m no gradient flows.
 */
public record LogSumExp(List<Integer> axes, boolean keepDims) implements Folding {

  public LogSumExp {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "log_sum_exp";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    Value largest = e.add(new StopGradient(), e.add(new ReduceMax(reduced), x));
    Value fixed = e.map("finite", FINITE, largest);
    Value repeated = Axes.repeated(e, fixed, x.shape(), reduced);
    Value shifted = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), x, repeated);
    Value sum = e.add(new ReduceSum(reduced), e.add(new Exp(), shifted));
    return e.map("add", Expr.arg(0).plus(Expr.arg(1)), e.add(new Log(), sum), fixed);
  }

  /** An infinite largest x is no shift: infinity less itself is no number. */
  private static final Expr FINITE =
      Expr.select(
          Comparison.EQUAL,
          Expr.of(UnaryOp.ABS, Expr.arg(0)),
          Expr.constant(Double.POSITIVE_INFINITY),
          Expr.constant(0),
          Expr.arg(0));

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log_sum_exp";
    }

    @Override
    public List<String> onnx() {
      return List.of("ReduceLogSumExp");
    }

    @Override
    public LogSumExp create(Attributes attributes) {
      return new LogSumExp(
          attributes.integers("axes", List.of()), attributes.flag("keepDims", false));
    }

    @Override
    public List<Sample> samples() {
      return Stream.concat(
              Axes.samples().stream(), Stream.of(Sample.of(-300, 300, Shape.batchOf(3, 2))))
          .toList();
    }
  }
}
