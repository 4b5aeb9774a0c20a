package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link Convolution} over sequences, time and features. */
@AutoService(OpDefinition.class)
public final class Conv1d implements OpDefinition {

  @Override
  public String name() {
    return "conv1d";
  }

  @Override
  public Convolution create(Attributes attributes) {
    return Convolution.of(name(), 1, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes three = Attributes.none().with("channels", 3).with("kernel", 3);
    Attributes same = three.with("padding", Integer.MIN_VALUE);
    return List.of(
        Sample.of(three, -1, 1, Shape.batchOf(6, 2)),
        Sample.of(
            three.with("stride", 2).with("padding", List.of(2, 0)), -1, 1, Shape.batchOf(6, 2)),
        Sample.of(same.with("dilation", 2), -1, 1, Shape.batchOf(5, 2)),
        Sample.of(same.with("groups", 3), -1, 1, Shape.batchOf(5, 3)));
  }
}
