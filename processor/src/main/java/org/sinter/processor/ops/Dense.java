package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A fully connected layer on the last axis: {@code y = activation(x W^T + b)}, {@code [..., in] ->
 * [..., units]}. Parameters {@code weight [units, in]}, {@code bias [units]}.
 *
 * @param units {@link Sizes#KEEP} for as many as it reads
 * @param weightNorm whether the weight is made by {@link WeightNorm}
 */
public record Dense(
    int units, boolean bias, boolean weightNorm, Elementwise activation, Initializer init)
    implements Composite, Activated {

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public String label() {
    return "dense(" + Sizes.text(units) + ", " + activation.label() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    int made = Sizes.or(units, features(x));
    List<Dim> dims = new ArrayList<>(x.dims().subList(0, x.rank() - 1));
    dims.add(Dim.of(made));
    return operands.getFirst().withShape(new Shape(dims));
  }

  private int features(Shape x) {
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name(), "features on a last axis", x);
    }
    return x.extent(x.rank() - 1);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    int features = features(operands.getFirst().shape());
    int made = Sizes.or(units, features);
    List<ParameterSpec> parameters = new ArrayList<>();
    Shape weight = Shape.of(made, features);
    if (weightNorm) {
      parameters.addAll(WeightNorm.parameters(weight, init.with(features, made)));
    } else {
      parameters.add(new ParameterSpec("weight", weight, init.with(features, made)));
    }
    if (bias) {
      parameters.add(new ParameterSpec("bias", Shape.of(made), Initializer.zeros()));
    }
    return parameters;
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    int out = result.rank() - 1;
    int in = result.rank();
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.add(x.shape().dim(out));
    List<Affine> map = new ArrayList<>(IntStream.range(0, out).mapToObj(Affine::axis).toList());
    map.add(Affine.axis(in));
    Contraction.Spec spec =
        new Contraction.Spec(
            extents, result.rank(), map, List.of(Affine.axis(out), Affine.axis(in)));
    Value weight = weightNorm ? WeightNorm.weight(e) : e.parameter("weight");
    Value y = e.add(new Einsum(name(), spec), x, weight);
    return Activations.apply(e, activation, bias ? biased(e, y) : y);
  }

  /** {@code y + bias}, the bias along the last axis. */
  static Value biased(Expansion e, Value y) {
    Value bias = e.broadcast(e.parameter("bias"), y.shape(), y.shape().rank() - 1);
    return e.map("add", Expr.arg(0).plus(Expr.arg(1)), y, bias);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "dense";
    }

    @Override
    public Dense create(Attributes attributes) {
      Elementwise activation = Activations.of("dense", attributes, "activation");
      return new Dense(
          Sizes.positive("dense", "units", attributes.integer("units", 0)),
          attributes.flag("bias", true),
          attributes.flag("weightNorm", false),
          activation,
          Initializer.of("dense", attributes, Activations.init(activation)));
    }

    @Override
    public List<Sample> samples() {
      Attributes units = Attributes.none().with("units", 5);
      return List.of(
          Sample.of(units, -1, 1, Shape.batchOf(3)),
          Sample.of(units.with("activation", "TANH"), -1, 1, Shape.batchOf(2, 7)),
          Sample.of(units.with("bias", false), -1, 1, Shape.batchOf(1)),
          Sample.of(units.with("weightNorm", true), -1, 1, Shape.batchOf(3)),
          Sample.of(units.with("units", Sizes.KEEP), -1, 1, Shape.batchOf(3)),
          Sample.of(units.with("activation", "SOFTPLUS"), -1, 1, Shape.of(4)));
    }
  }
}
