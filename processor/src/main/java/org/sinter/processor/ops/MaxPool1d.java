package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link MaxPooling} over sequences: time and features. */
@AutoService(OpDefinition.class)
public final class MaxPool1d implements OpDefinition {

  @Override
  public String name() {
    return "max_pool1d";
  }

  @Override
  public MaxPooling create(Attributes attributes) {
    return new MaxPooling(SlidingWindow.ofPooling(name(), 1, attributes));
  }

  @Override
  public List<Sample> samples() {
    Attributes none = Attributes.none();
    return List.of(
        Sample.of(none.with("value", 2), -2, 2, Shape.batchOf(5, 3)),
        Sample.of(
            none.with("value", 3).with("stride", 2).with("padding", 1),
            -2,
            2,
            Shape.batchOf(7, 2)));
  }
}
