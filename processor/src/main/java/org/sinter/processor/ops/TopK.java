package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The k largest or smallest elements along an axis, in order, or their places. Gradients flow to
 * the elements chosen.
 */
public record TopK(int k, int axis, boolean largest, boolean indices) implements Composite {

  @Override
  public String name() {
    return "top_k";
  }

  @Override
  public String label() {
    return "top_k(" + k + ", " + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    int at = Axes.one(name(), axis, shape);
    if (k > shape.extent(at)) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "k", k, "at most the extent of axis " + axis + " of " + shape.example())
          .at("k");
    }
    return operands.getFirst().withShape(Along.resized(shape, at, k));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    int at = Axes.one(name(), axis, x.shape());
    Value places = e.add(new Ranking(at, k, largest), e.add(new StopGradient(), x));
    return indices ? places : e.add(new Take(at, true), x, places);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "top_k";
    }

    @Override
    public TopK create(Attributes attributes) {
      return new TopK(
          Ranges.positive("top_k", "k", attributes.integer("k", 1)),
          attributes.integer("axis", -1),
          attributes.flag("largest", true),
          attributes.flag("indices", false));
    }

    @Override
    public List<Sample> samples() {
      Attributes two = Attributes.none().with("k", 2);
      return List.of(
          Sample.of(two, -2, 2, Shape.batchOf(5)),
          Sample.of(two.with("axis", 0), -2, 2, Shape.batchOf(4, 3)),
          Sample.of(two.with("largest", false), -2, 2, Shape.of(2, 3)),
          Sample.of(two.with("indices", true).with("axis", 0), -2, 2, Shape.of(5, 2)),
          Sample.of(two.with("k", 5), -2, 2, Shape.batchOf(5)));
    }
  }
}
