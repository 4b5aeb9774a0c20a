package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A row of a table for each index, {@code y[i] = weight[index[i]]}. The row of the padding index is
 * read as usual and receives no gradient. Parameter {@code weight [rows, units]}.
 */
public record Embedding(int rows, int units, int paddingIndex, Initializer init)
    implements Composite {

  @Override
  public String name() {
    return "embedding";
  }

  @Override
  public String label() {
    return "embedding(" + rows + ", " + units + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape index = operands.getFirst().shape();
    return operands.getFirst().withShape(index.inserted(index.rank(), Dim.of(units)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value index = operands.getFirst();
    Shape flat = Shape.of(index.shape().exampleSize());
    boolean batch = index.shape().isBatched();
    Value places = e.add(new Reshape(batch ? flat.inserted(0, Dim.BATCH) : flat), index);
    Value taken = e.add(new Take(0, false), e.parameter("weight"), places);
    Value y = e.add(new Reshape(infer(List.of(index.type())).shape()), taken);
    if (paddingIndex == NONE) {
      return y;
    }
    int last = y.shape().rank() - 1;
    List<Integer> axes = IntStream.range(0, last).boxed().toList();
    Value named = e.add(new Broadcast(y.shape(), axes), index);
    Expr padding = Expr.constant(paddingIndex);
    Expr row = Expr.select(Comparison.EQUAL, Expr.arg(2), padding, Expr.arg(0), Expr.arg(1));
    return e.map(name(), row, e.add(new StopGradient(), y), y, named);
  }

  private static final int NONE = -1;

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    return List.of(new ParameterSpec("weight", Shape.of(rows, units), init.with(rows, units)));
  }

  @Override
  public void check(GraphBuilder graph, List<Value> operands) {
    Lookup.check(name(), graph, operands.get(0), rows);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "embedding";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("index"));
    }

    @Override
    public Embedding create(Attributes attributes) {
      int rows = Ranges.positive("embedding", "rows", attributes.integer("rows", 0));
      int padding = attributes.integer("paddingIndex", NONE);
      if (padding != NONE && (padding < 0 || padding >= rows)) {
        throw Message.ATTRIBUTE_RANGE
            .with("embedding", "paddingIndex", padding, "a row, from 0 to " + (rows - 1))
            .at("paddingIndex");
      }
      return new Embedding(
          rows,
          Ranges.positive("embedding", "units", attributes.integer("units", 0)),
          padding,
          Initializer.of("embedding", attributes, InitSpec.Kind.NORMAL));
    }

    @Override
    public List<Sample> samples() {
      Attributes table = Attributes.none().with("rows", 5).with("units", 3);
      return List.of(
          new Sample(table, List.of(new Sample.Operand(Shape.batchOf(4), 0, 5, true))),
          new Sample(table, List.of(new Sample.Operand(Shape.of(2, 5), 0, 5, true))),
          new Sample(table, List.of(new Sample.Operand(Shape.batchOf(), 0, 5, true))));
    }
  }
}
