package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Each channel to mean 0 and variance 1 over the batch and all positions, then {@code weight} and
 * {@code bias} (Ioffe and Szegedy 2015). In training by the batch's own mean and biased variance,
 * which a step also moves the state towards: {@code running = (1 - momentum) running + momentum
 * batch}, the variance there unbiased. Else by the state, which is one product and one sum.
 */
record BatchNorm(double epsilon, double momentum, boolean affine) implements Composite {
  private static final Expr X = Expr.arg(0);
  private static final Expr Y = Expr.arg(1);
  private static final Expr Z = Expr.arg(2);

  @Override
  public String name() {
    return "batch_norm";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() == 0 || !x.isBatched()) {
      throw Message.RANK.with(name(), "a batch of channels on a last axis", x);
    }
    return operands.getFirst();
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    Shape channels = Shape.of(x.extent(x.rank() - 1));
    List<ParameterSpec> specs = new ArrayList<>();
    if (affine) {
      specs.addAll(Initializer.affine(channels));
    }
    InitSpec ones = new InitSpec(InitSpec.Kind.CONSTANT, 1, 0, 0);
    specs.add(new ParameterSpec("running_mean", channels, Initializer.zeros(), false));
    specs.add(new ParameterSpec("running_var", channels, ones, false));
    return specs;
  }

  /** One value a channel has no variance, and all that would be made of it is {@code bias}. */
  @Override
  public int fewestExamples(List<TensorType> operands) {
    Shape x = operands.getFirst().shape().example();
    return x.exampleSize() == x.extent(x.rank() - 1) ? 2 : 1;
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    return e.mode() == Mode.TRAINING ? training(e, x) : inference(e, x);
  }

  private Value training(Expansion e, Value x) {
    int last = x.shape().rank() - 1;
    List<Integer> axes = IntStream.range(0, last).boxed().toList();
    List<Dim> extents = axes.stream().map(x.shape()::dim).toList();
    Value mean = Axes.mean(e, e.add(new ReduceSum(axes), x), extents);
    Value centred = e.map("subtract", X.minus(Y), x, e.broadcast(mean, x.shape(), last));
    Value squares = e.add(new ReduceSum(axes), e.map("square", X.times(X), centred));
    Value variance = Axes.mean(e, squares, extents);
    e.update("running_mean", moved(e, "running_mean", mean));
    e.update("running_var", moved(e, "running_var", unbiased(e, squares, extents)));
    Value factor = e.broadcast(Normalization.factor(e, variance, epsilon), x.shape(), last);
    if (!affine) {
      return e.map("multiply", X.times(Y), centred, factor);
    }
    return e.add(
        new ChannelNorm(),
        x,
        e.broadcast(mean, x.shape(), last),
        factor,
        e.broadcast(e.parameter("weight"), x.shape(), last),
        e.broadcast(e.parameter("bias"), x.shape(), last));
  }

  /** {@code squares / (count - 1)}; by 1 where there is one value alone. */
  private static Value unbiased(Expansion e, Value squares, List<Dim> extents) {
    Dim count = extents.stream().reduce(Dim.of(1), Dim::times);
    Value n = e.add(new Extent(count, squares.type()));
    Expr less = Y.minus(Expr.constant(1)).max(Expr.constant(1));
    return e.map("unbiased", X.over(less), squares, n);
  }

  private Value moved(Expansion e, String state, Value batch) {
    Expr body = X.times(1 - momentum).plus(Y.times(momentum));
    return e.map("move", body, e.parameter(state), batch);
  }

  /** {@code x factor + shift}, both known for each channel. */
  private Value inference(Expansion e, Value x) {
    int last = x.shape().rank() - 1;
    Value factor = Normalization.factor(e, e.parameter("running_var"), epsilon);
    if (affine) {
      factor = e.map("multiply", X.times(Y), factor, e.parameter("weight"));
    }
    Value mean = e.parameter("running_mean");
    Value shift =
        affine
            ? e.map("shift", Z.minus(X.times(Y)), mean, factor, e.parameter("bias"))
            : e.map("shift", X.times(Y).negated(), mean, factor);
    return e.map(
        "affine",
        X.times(Y).plus(Z),
        x,
        e.broadcast(factor, x.shape(), last),
        e.broadcast(shift, x.shape(), last));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "batch_norm";
    }

    @Override
    public List<String> onnx() {
      return List.of("BatchNormalization");
    }

    @Override
    public BatchNorm create(Attributes attributes) {
      double momentum = attributes.real("momentum", 0.1);
      if (!(momentum >= 0 && momentum <= 1)) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "momentum", momentum, "from 0 to 1")
            .at("momentum");
      }
      return new BatchNorm(
          Ranges.positive(name(), "epsilon", attributes.real("epsilon", 1e-5)),
          momentum,
          attributes.flag("affine", true));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none, -2, 2, Shape.batchOf(5)),
          Sample.of(none.with("affine", false), -2, 2, Shape.batchOf(3, 2)),
          Sample.of(none.with("epsilon", 1e-3), -2, 2, Shape.batchOf(2, 3, 4)));
    }
  }
}
