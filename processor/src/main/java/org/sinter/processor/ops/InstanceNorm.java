package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** {@link GroupNorm} of each channel by itself (Ulyanov, Vedaldi and Lempitsky 2016). */
@AutoService(OpDefinition.class)
public final class InstanceNorm implements OpDefinition {

  @Override
  public String name() {
    return "instance_norm";
  }

  @Override
  public List<String> onnx() {
    return List.of("InstanceNormalization");
  }

  @Override
  public GroupNorm create(Attributes attributes) {
    return GroupNorm.of(name(), Sizes.KEEP, attributes);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(-2, 2, Shape.batchOf(3, 2, 4)),
        Sample.of(Attributes.none().with("affine", false), -2, 2, Shape.batchOf(5, 3)));
  }
}
