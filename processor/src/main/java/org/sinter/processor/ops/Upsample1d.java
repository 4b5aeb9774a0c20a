package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link Resample} of sequences. */
@AutoService(OpDefinition.class)
public final class Upsample1d implements OpDefinition {

  @Override
  public String name() {
    return "upsample1d";
  }

  @Override
  public Resample create(Attributes attributes) {
    return Resample.of(name(), 1, Resample.rule(name(), attributes), attributes, "value");
  }

  @Override
  public List<Sample> samples() {
    Attributes six = Attributes.none().with("value", 6);
    return List.of(
        Sample.of(six, -2, 2, Shape.batchOf(4, 3)),
        Sample.of(six.with("mode", "LINEAR"), -2, 2, Shape.batchOf(4, 3)),
        Sample.of(six.with("mode", "LINEAR").with("alignCorners", true), -2, 2, Shape.of(9, 2)),
        Sample.of(six.with("mode", "CUBIC"), -2, 2, Shape.batchOf(4, 1)));
  }
}
