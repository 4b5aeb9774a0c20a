package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link GlobalPooling}, the mean. */
@AutoService(OpDefinition.class)
public final class GlobalAveragePool implements OpDefinition {

  @Override
  public String name() {
    return "global_average_pool";
  }

  @Override
  public GlobalPooling create(Attributes attributes) {
    return new GlobalPooling(name(), true);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(-2, 2, Shape.batchOf(3, 4, 2)),
        Sample.of(-2, 2, Shape.batchOf(5, 3)),
        Sample.of(-2, 2, Shape.of(2, 2, 1)));
  }
}
