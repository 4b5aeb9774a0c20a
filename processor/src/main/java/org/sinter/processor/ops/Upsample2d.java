package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link Resample} of images. */
@AutoService(OpDefinition.class)
public final class Upsample2d implements OpDefinition {

  @Override
  public String name() {
    return "upsample2d";
  }

  @Override
  public Resample create(Attributes attributes) {
    return Resample.of(name(), 2, Resample.rule(name(), attributes), attributes, "value");
  }

  @Override
  public List<Sample> samples() {
    Attributes size = Attributes.none().with("value", List.of(6, 4));
    return List.of(
        Sample.of(size, -2, 2, Shape.batchOf(3, 2, 3)),
        Sample.of(size, -2, 2, Shape.batchOf(3, 4, 1)),
        Sample.of(size.with("mode", "LINEAR"), -2, 2, Shape.batchOf(3, 2, 3)),
        Sample.of(size.with("mode", "LINEAR").with("alignCorners", true), -2, 2, Shape.of(3, 5, 2)),
        Sample.of(size.with("mode", "CUBIC"), -2, 2, Shape.batchOf(3, 5, 2)));
  }
}
