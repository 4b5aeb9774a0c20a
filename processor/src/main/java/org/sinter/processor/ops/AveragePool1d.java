package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link AveragePooling} over sequences: time and features. */
@AutoService(OpDefinition.class)
public final class AveragePool1d implements OpDefinition {

  @Override
  public String name() {
    return "average_pool1d";
  }

  @Override
  public AveragePooling create(Attributes attributes) {
    return new AveragePooling(
        SlidingWindow.ofPooling(name(), 1, attributes), attributes.flag("countPadding", true));
  }

  @Override
  public List<Sample> samples() {
    Attributes none = Attributes.none();
    return List.of(
        Sample.of(none.with("value", 2), -2, 2, Shape.batchOf(5, 3)),
        Sample.of(
            none.with("value", 3).with("stride", 2).with("padding", 1).with("countPadding", false),
            -2,
            2,
            Shape.batchOf(6, 2)));
  }
}
