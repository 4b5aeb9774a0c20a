package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link AveragePooling} over images: height, width and channels. */
@AutoService(OpDefinition.class)
public final class AveragePool2d implements OpDefinition {

  @Override
  public String name() {
    return "average_pool2d";
  }

  @Override
  public List<String> onnx() {
    return List.of("AveragePool");
  }

  @Override
  public AveragePooling create(Attributes attributes) {
    return new AveragePooling(
        SlidingWindow.ofPooling(name(), 2, attributes), attributes.flag("countPadding", true));
  }

  @Override
  public List<Sample> samples() {
    Attributes none = Attributes.none();
    Attributes three = none.with("value", 3);
    return List.of(
        Sample.of(none.with("value", 2), -2, 2, Shape.batchOf(4, 6, 3)),
        Sample.of(three.with("stride", 2).with("padding", 1), -2, 2, Shape.batchOf(5, 6, 2)),
        Sample.of(
            three.with("stride", 2).with("padding", 1).with("countPadding", false),
            -2,
            2,
            Shape.batchOf(5, 6, 2)),
        Sample.of(
            three.with("stride", List.of(2, 3)).with("padding", List.of(0, 1)).with("ceil", true),
            -2,
            2,
            Shape.batchOf(6, 5, 2)),
        Sample.of(three.with("stride", 1), -2, 2, Shape.of(4, 4, 2)));
  }
}
