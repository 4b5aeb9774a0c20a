package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link Resample} by means over images. */
@AutoService(OpDefinition.class)
public final class AdaptiveAveragePool2d implements OpDefinition {

  @Override
  public String name() {
    return "adaptive_average_pool2d";
  }

  @Override
  public Resample create(Attributes attributes) {
    return Resample.of(name(), 2, Resample.Rule.MEAN, attributes, "value");
  }

  @Override
  public List<Sample> samples() {
    Attributes size = Attributes.none().with("value", List.of(2, 3));
    return List.of(
        Sample.of(size, -2, 2, Shape.batchOf(5, 3, 2)), Sample.of(size, -2, 2, Shape.of(1, 7, 1)));
  }
}
