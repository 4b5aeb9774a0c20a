package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The largest of several linear functions for each unit (Goodfellow et al. 2013): {@code y[u] = max
 * over p of (x W^T + b)[u, p]}. Parameters {@code weight [units * pieces, in]}, {@code bias [units
 * * pieces]}, the pieces of a unit side by side.
 */
public record Maxout(int units, int pieces, boolean bias, Initializer init) implements Composite {
  @Override
  public String name() {
    return "maxout";
  }

  @Override
  public String label() {
    return "maxout(" + units + ", " + pieces + ")";
  }

  private Dense dense() {
    return new Dense(units * pieces, bias, false, new Identity(), init);
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return new Dense(units, bias, false, new Identity(), init).infer(operands);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    return dense().parameters(operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value all = dense().expand(e, operands);
    int last = all.shape().rank() - 1;
    List<Dim> dims = new ArrayList<>(all.shape().dims());
    dims.set(last, Dim.of(units));
    dims.add(Dim.of(pieces));
    return e.add(new ReduceMax(List.of(last + 1)), e.add(new Reshape(new Shape(dims)), all));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "maxout";
    }

    @Override
    public Maxout create(Attributes attributes) {
      return new Maxout(
          Ranges.positive("maxout", "units", attributes.integer("units", 0)),
          Ranges.positive("maxout", "pieces", attributes.integer("pieces", 2)),
          attributes.flag("bias", true),
          Initializer.of("maxout", attributes, InitSpec.Kind.XAVIER_UNIFORM));
    }

    @Override
    public List<Sample> samples() {
      Attributes units = Attributes.none().with("units", 3).with("pieces", 2);
      return List.of(
          Sample.of(units, -1, 1, Shape.batchOf(4)),
          Sample.of(units.with("bias", false), -1, 1, Shape.batchOf(2, 5)),
          Sample.of(units.with("pieces", 1), -1, 1, Shape.of(3)));
    }
  }
}
