package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link AveragePooling} over volumes: depth, height, width and channels. */
@AutoService(OpDefinition.class)
public final class AveragePool3d implements OpDefinition {

  @Override
  public String name() {
    return "average_pool3d";
  }

  @Override
  public AveragePooling create(Attributes attributes) {
    return new AveragePooling(
        SlidingWindow.ofPooling(name(), 3, attributes), attributes.flag("countPadding", true));
  }

  @Override
  public List<Sample> samples() {
    Attributes two = Attributes.none().with("value", 2);
    Attributes padded = two.with("stride", List.of(1, 2, 1)).with("padding", 1);
    return List.of(
        Sample.of(two, -2, 2, Shape.batchOf(2, 4, 3, 2)),
        Sample.of(padded, -2, 2, Shape.batchOf(2, 3, 2, 1)),
        Sample.of(padded.with("countPadding", false), -2, 2, Shape.of(2, 3, 2, 1)),
        Sample.of(two.with("ceil", true), -2, 2, Shape.batchOf(3, 2, 3, 1)));
  }
}
