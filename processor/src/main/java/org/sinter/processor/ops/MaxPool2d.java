package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link MaxPooling} over images: height, width and channels. */
@AutoService(OpDefinition.class)
public final class MaxPool2d implements OpDefinition {

  @Override
  public String name() {
    return "max_pool2d";
  }

  @Override
  public List<String> onnx() {
    return List.of("MaxPool");
  }

  @Override
  public MaxPooling create(Attributes attributes) {
    return new MaxPooling(SlidingWindow.ofPooling(name(), 2, attributes));
  }

  @Override
  public List<Sample> samples() {
    Attributes none = Attributes.none();
    Attributes three = none.with("value", 3);
    return List.of(
        Sample.of(none.with("value", List.of(2)), -2, 2, Shape.batchOf(4, 6, 3)),
        Sample.of(none.with("value", List.of(2)), -2, 2, Shape.batchOf(5, 3, 1)),
        Sample.of(none.with("value", List.of(3, 1)), -2, 2, Shape.batchOf(4, 3, 2)),
        Sample.of(none.with("value", List.of(1)), -2, 2, Shape.of(2, 2, 2)),
        Sample.of(three.with("stride", 2).with("padding", 1), -2, 2, Shape.batchOf(5, 6, 2)),
        Sample.of(three.with("stride", 1), -2, 2, Shape.batchOf(4, 4, 2)),
        Sample.of(none.with("value", 2).with("stride", 3), -2, 2, Shape.batchOf(5, 6, 2)),
        Sample.of(
            none.with("value", 2).with("dilation", 2).with("stride", 1), -2, 2, Shape.of(4, 5, 2)),
        Sample.of(
            three.with("padding", Integer.MIN_VALUE).with("stride", 2),
            -2,
            2,
            Shape.batchOf(4, 5, 1)),
        Sample.of(none.with("value", 2).with("ceil", true), -2, 2, Shape.batchOf(5, 3, 2)));
  }
}
