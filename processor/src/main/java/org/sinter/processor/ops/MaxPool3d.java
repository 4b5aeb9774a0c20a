package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link MaxPooling} over volumes: depth, height, width and channels. */
@AutoService(OpDefinition.class)
public final class MaxPool3d implements OpDefinition {

  @Override
  public String name() {
    return "max_pool3d";
  }

  @Override
  public MaxPooling create(Attributes attributes) {
    return new MaxPooling(SlidingWindow.ofPooling(name(), 3, attributes));
  }

  @Override
  public List<Sample> samples() {
    Attributes two = Attributes.none().with("value", 2);
    return List.of(
        Sample.of(two, -2, 2, Shape.batchOf(2, 4, 3, 2)),
        Sample.of(
            two.with("stride", List.of(1, 2, 1)).with("padding", 1),
            -2,
            2,
            Shape.batchOf(2, 3, 2, 1)),
        Sample.of(two.with("stride", 1).with("dilation", 2), -2, 2, Shape.of(3, 4, 3, 2)));
  }
}
