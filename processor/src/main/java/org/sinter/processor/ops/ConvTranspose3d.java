package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link TransposedConvolution} over volumes: depth, height, width and channels. */
@AutoService(OpDefinition.class)
public final class ConvTranspose3d implements OpDefinition {

  @Override
  public String name() {
    return "conv_transpose3d";
  }

  @Override
  public TransposedConvolution create(Attributes attributes) {
    return TransposedConvolution.of(name(), 3, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes two = Attributes.none().with("channels", 2).with("kernel", 2);
    return List.of(
        Sample.of(two, -1, 1, Shape.batchOf(2, 1, 3, 2)),
        Sample.of(
            two.with("stride", 2).with("padding", List.of(1, 0, 1)).with("groups", 2),
            -1,
            1,
            Shape.batchOf(2, 2, 2, 2)),
        Sample.of(
            two.with("stride", 2).with("outputPadding", List.of(1, 0, 1)),
            -1,
            1,
            Shape.of(2, 2, 1, 1)));
  }
}
